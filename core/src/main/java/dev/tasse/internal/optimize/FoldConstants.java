package dev.tasse.internal.optimize;

import dev.tasse.data.Column;
import dev.tasse.error.DataException;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.operator.Batch;
import dev.tasse.internal.operator.Evaluator;
import dev.tasse.internal.plan.Aggregate;
import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundAggregate;
import dev.tasse.internal.plan.BoundLiteral;
import dev.tasse.internal.plan.BoundSortKey;
import dev.tasse.internal.plan.Filter;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Join;
import dev.tasse.internal.plan.Project;
import dev.tasse.internal.plan.Sort;

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
        try (Folding folding = new Folding()) {
            return Rule.bottomUp(plan, folding::folded);
        }
    }

    /// Folds the constants of one plan; opens its memory at the first of them.
    private static final class Folding implements AutoCloseable {
        private @Nullable MemoryPool pool;

        FramePlan folded(FramePlan node) {
            return switch (node) {
                case Filter(FramePlan input, Bound predicate) ->
                        new Filter(input, folded(predicate));
                case Project(FramePlan input, List<Bound> expressions, List<String> names) ->
                        new Project(input, folded(expressions), names);
                case Sort(FramePlan input, List<BoundSortKey> keys) ->
                        new Sort(input, keys.stream().map(this::folded).toList());
                case Aggregate aggregate ->
                        new Aggregate(
                                aggregate.input(),
                                folded(aggregate.keys()),
                                aggregate.calls().stream().map(this::folded).toList(),
                                aggregate.names());
                case Join join -> join.withCondition(join.condition().map(this::folded));
                default -> node;
            };
        }

        private BoundSortKey folded(BoundSortKey key) {
            return new BoundSortKey(folded(key.key()), key.descending(), key.nullsFirst());
        }

        private BoundAggregate folded(BoundAggregate call) {
            return new BoundAggregate(
                    call.function(),
                    folded(call.arguments()),
                    call.distinct(),
                    call.filter().map(this::folded),
                    call.type());
        }

        private List<Bound> folded(List<Bound> expressions) {
            return expressions.stream().map(this::folded).toList();
        }

        private Bound folded(Bound expression) {
            return expression.rewrite(node -> isConstant(node) ? computed(node) : node);
        }

        private Bound computed(Bound node) {
            try (Evaluator evaluator = new Evaluator(memory());
                    Lease lease = memory().lease(0, "constant")) {
                Column value = evaluator.evaluate(node, new Batch(List.of(), 1), lease);
                return literal(value.get(0), node);
            } catch (DataException _) {
                return node;
            }
        }

        private MemoryPool memory() {
            MemoryPool open = pool;
            if (open == null) {
                open = MemoryPool.ofLimit(POOL_BYTES);
                pool = open;
            }
            return open;
        }

        @Override
        public void close() {
            MemoryPool open = pool;
            if (open != null) open.close();
        }
    }

    private static boolean isConstant(Bound node) {
        List<Bound> children = node.children();
        return !children.isEmpty() && children.stream().allMatch(BoundLiteral.class::isInstance);
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
