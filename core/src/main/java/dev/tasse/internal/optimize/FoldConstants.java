package dev.tasse.internal.optimize;

import dev.tasse.data.Column;
import dev.tasse.error.DataException;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.operator.Batch;
import dev.tasse.internal.operator.Evaluator;
import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundLiteral;
import dev.tasse.internal.plan.Filter;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Project;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.List;

/// Computes once, while planning, what does not depend on any row.
///
/// What fails is left as it is: it may never be reached, and if it is, the error comes when it
/// runs.
final class FoldConstants implements Rule {
    // Constants are small; a pool of its own keeps planning free of the budget of running queries.
    private static final long POOL_BYTES = 16 << 20;

    @Override
    public FramePlan apply(FramePlan plan) {
        return Rule.bottomUp(
                plan,
                node ->
                        switch (node) {
                            case Filter(FramePlan input, Bound predicate) ->
                                    new Filter(input, folded(predicate));
                            case Project(
                                            FramePlan input,
                                            List<Bound> expressions,
                                            List<String> names) ->
                                    new Project(
                                            input,
                                            expressions.stream()
                                                    .map(FoldConstants::folded)
                                                    .toList(),
                                            names);
                            default -> node;
                        });
    }

    private static Bound folded(Bound expression) {
        return expression.rewrite(node -> isConstant(node) ? computed(node) : node);
    }

    private static boolean isConstant(Bound node) {
        List<Bound> children = node.children();
        return !children.isEmpty() && children.stream().allMatch(BoundLiteral.class::isInstance);
    }

    private static Bound computed(Bound node) {
        try (MemoryPool pool = MemoryPool.ofLimit(POOL_BYTES);
                Evaluator evaluator = new Evaluator(pool);
                Lease lease = pool.lease(0, "constant")) {
            Column value = evaluator.evaluate(node, new Batch(List.of(), 1), lease);
            return literal(value.get(0), node);
        } catch (DataException _) {
            return node;
        }
    }

    private static Bound literal(@Nullable Object value, Bound node) {
        return switch (value) {
            case null -> BoundLiteral.nullOf(node.type());
            case Byte n -> new BoundLiteral(n.longValue(), node.type());
            case Short n -> new BoundLiteral(n.longValue(), node.type());
            case Integer n -> new BoundLiteral(n.longValue(), node.type());
            case Float n -> new BoundLiteral(n.doubleValue(), node.type());
            case BigInteger _ -> node;
            case Serializable constant -> new BoundLiteral(constant, node.type());
            default -> node;
        };
    }
}
