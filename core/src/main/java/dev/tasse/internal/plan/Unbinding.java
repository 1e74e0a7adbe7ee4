package dev.tasse.internal.plan;

import dev.tasse.expr.Apply;
import dev.tasse.expr.Call;
import dev.tasse.expr.Cast;
import dev.tasse.expr.Col;
import dev.tasse.expr.Expr;
import dev.tasse.expr.Lit;
import dev.tasse.expr.When;

import java.util.List;

/// Bound expressions as syntax again, which is what sources understand.
public final class Unbinding {
    private Unbinding() {}

    /// The expression that `bound` came from, its columns called by `names`.
    public static Expr expr(Bound bound, List<String> names) {
        return switch (bound) {
            case BoundColumn column -> new Col(names.get(column.index()));
            case BoundLiteral literal -> new Lit(literal.value(), literal.type());
            case BoundCall call ->
                    new Call(
                            call.function(),
                            call.arguments().stream().map(part -> expr(part, names)).toList());
            case BoundCast cast ->
                    new Cast(expr(cast.argument(), names), cast.type(), cast.orNull());
            case BoundApply apply ->
                    new Apply(expr(apply.argument(), names), apply.type(), apply.function());
            case BoundWhen when ->
                    new When(
                            when.branches().stream()
                                    .map(branch ->
                                            new When.Branch(
                                                    expr(branch.condition(), names),
                                                    expr(branch.value(), names)))
                                    .toList(),
                            expr(when.otherwise(), names));
        };
    }
}
