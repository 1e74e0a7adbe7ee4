package dev.tasse.internal.plan;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.expr.AggregateCall;
import dev.tasse.expr.Alias;
import dev.tasse.expr.Apply;
import dev.tasse.expr.Call;
import dev.tasse.expr.Cast;
import dev.tasse.expr.Col;
import dev.tasse.expr.Expr;
import dev.tasse.expr.Lit;
import dev.tasse.expr.When;
import dev.tasse.function.Fn1;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Turns `groupBy(keys).agg(expressions)` into an aggregate of the calls found in the expressions
/// and, where an expression does more than call one (`x.max().minus(y.min())`), a projection above
/// it.
public final class Aggregation {
    private final FramePlan input;
    private final List<Expr> keys;
    private final List<AggregateCall> calls = new ArrayList<>();

    private Aggregation(FramePlan input, List<Expr> keys) {
        this.input = input;
        this.keys = keys;
    }

    /// One row a group of `input`: the keys, then the expressions.
    ///
    /// @throws PlanException for names and types that are wrong, and for a column that is neither a
    ///   key nor aggregated
    public static FramePlan plan(FramePlan input, List<Expr> keys, List<Expr> expressions) {
        return new Aggregation(input, keys).plan(expressions);
    }

    private FramePlan plan(List<Expr> expressions) {
        for (Expr expression : expressions) collect(expression);
        Schema schema = input.schema();
        Aggregate grouped =
                new Aggregate(
                        input,
                        keys.stream().map(key -> Binder.bind(key, schema)).toList(),
                        calls.stream().map(call -> Binder.bindAggregate(call, schema)).toList(),
                        placeNames());
        List<Expr> results = Stream.concat(keys.stream(), expressions.stream()).toList();
        List<Bound> columns = new ArrayList<>();
        for (Expr result : results) columns.add(Binder.bind(placed(result), grouped.schema()));
        return new Project(grouped, columns, results.stream().map(Expr::name).toList());
    }

    // Names that no user can have meant: results are found again by them, not by their texts.
    private List<String> placeNames() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) names.add("key:" + i);
        for (int i = 0; i < calls.size(); i++) names.add("call:" + i);
        return names;
    }

    private void collect(Expr expr) {
        switch (expr) {
            case AggregateCall call -> {
                if (!calls.contains(call)) calls.add(call);
            }
            case Alias alias -> collect(alias.argument());
            case Cast cast -> collect(cast.argument());
            case Apply apply -> collect(apply.argument());
            case Call call -> call.arguments().forEach(this::collect);
            case When when -> {
                when.branches().forEach(b -> collect(b.condition()));
                when.branches().forEach(b -> collect(b.value()));
                collect(when.otherwise());
            }
            case Col _, Lit _ -> {}
        }
    }

    // The expression over the columns of the aggregate: keys and calls become references to its
    // columns.
    private Expr placed(Expr expr) {
        int key = keys.stream().map(Aggregation::bare).toList().indexOf(bare(expr));
        if (key >= 0) return new Col("key:" + key);
        return switch (expr) {
            case AggregateCall call -> new Col("call:" + calls.indexOf(call));
            case Alias(Expr argument, String _) -> placed(argument);
            case Apply(Expr argument, DataType type, Fn1<Object, ?> function) ->
                    new Apply(placed(argument), type, function);
            case Cast(Expr argument, DataType type, boolean orNull) ->
                    new Cast(placed(argument), type, orNull);
            case Call(String function, List<Expr> arguments) ->
                    new Call(function, arguments.stream().map(this::placed).toList());
            case When when -> placed(when);
            case Lit lit -> lit;
            case Col col -> throw ungrouped(col);
        };
    }

    private When placed(When when) {
        List<When.Branch> branches = new ArrayList<>();
        for (When.Branch branch : when.branches()) {
            branches.add(new When.Branch(placed(branch.condition()), placed(branch.value())));
        }
        return new When(branches, placed(when.otherwise()));
    }

    private static Expr bare(Expr expr) {
        return expr instanceof Alias alias ? bare(alias.argument()) : expr;
    }

    private PlanException ungrouped(Col col) {
        input.schema().indexOf(col.name());
        return new PlanException(
                Problem.of(
                                "column \""
                                        + col.name()
                                        + "\" is neither a key of the group nor aggregated")
                        .at("agg")
                        .remedy(
                                "add it to groupBy(..) or aggregate it, as in col(\""
                                        + col.name()
                                        + "\").min()"));
    }
}
