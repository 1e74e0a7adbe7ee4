package dev.tasse.internal.optimize;

import dev.tasse.expr.JoinType;
import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundColumn;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Join;
import dev.tasse.internal.plan.JoinConditions;
import dev.tasse.internal.plan.Project;
import dev.tasse.internal.plan.Sizes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts plans that are joined into another order where the order as written pairs all rows of two
/// of them, as in `FROM a, b, c WHERE a.x = c.x AND b.y = c.y`: the largest first, then each time
/// one that a condition links with those before, the smallest of them.
///
/// Where every join has a key the order stays: which side becomes a table is decided join by join.
final class OrderJoins implements Rule {
    @Override
    public FramePlan apply(FramePlan plan) {
        if (!(plan instanceof Join join) || !JoinChain.isInner(join)) {
            return plan.mapInputs(this::apply);
        }
        JoinChain chain = JoinChain.of(join);
        List<Integer> order = order(chain);
        boolean same = true;
        for (int i = 0; i < order.size(); i++) same &= order.get(i) == i;
        if (same) return plan.mapInputs(this::below);
        return joined(chain, order, join.names());
    }

    // What is joined, not the joins of the chain, which have been looked at.
    private FramePlan below(FramePlan plan) {
        return JoinChain.isPart(plan) ? plan.mapInputs(this::below) : apply(plan);
    }

    /// The order in which to join.
    private static List<Integer> order(JoinChain chain) {
        List<Integer> left = new ArrayList<>();
        List<Long> sizes = new ArrayList<>();
        for (int i = 0; i < chain.plans().size(); i++) {
            left.add(i);
            // A size that is not known is that of a large file.
            sizes.add(Sizes.rows(chain.plans().get(i)).orElse(Long.MAX_VALUE));
        }
        if (left.size() < 3 || !chain.pairsAll()) return left;
        int largest = 0;
        for (int i : left) if (sizes.get(i) > sizes.get(largest)) largest = i;
        List<Integer> order = new ArrayList<>(List.of(largest));
        left.remove(Integer.valueOf(largest));
        while (!left.isEmpty()) {
            int next = next(chain, sizes, order, left);
            order.add(next);
            left.remove(Integer.valueOf(next));
        }
        return order;
    }

    private static int next(
            JoinChain chain, List<Long> sizes, List<Integer> joined, List<Integer> left) {
        int best = -1;
        for (int i : left) {
            if (best < 0) {
                best = i;
                continue;
            }
            boolean linked = isLinked(chain, joined, i);
            boolean asWell = linked == isLinked(chain, joined, best);
            if (asWell ? sizes.get(i) < sizes.get(best) : linked) best = i;
        }
        return best;
    }

    private static boolean isLinked(JoinChain chain, List<Integer> joined, int plan) {
        return chain.conditions().stream()
                .map(condition -> condition.columns().stream().map(chain::owner).toList())
                .anyMatch(owners ->
                        owners.contains(plan)
                                && owners.stream().anyMatch(joined::contains)
                                && owners.stream().allMatch(o -> o == plan || joined.contains(o)));
    }

    private FramePlan joined(JoinChain chain, List<Integer> order, List<String> names) {
        Map<Integer, Integer> places = new HashMap<>();
        List<Bound> waiting = new ArrayList<>(chain.conditions());
        FramePlan rows = added(chain, order.getFirst(), places);
        for (int plan : order.subList(1, order.size())) {
            FramePlan right = added(chain, plan, places);
            List<Bound> ready = new ArrayList<>();
            for (Bound condition : waiting) {
                if (places.keySet().containsAll(condition.columns())) ready.add(condition);
            }
            waiting.removeAll(ready);
            List<Bound> moved = ready.stream().map(condition -> condition.moved(places)).toList();
            rows = JoinConditions.on(pairs(rows, right), moved);
        }
        List<Bound> columns = new ArrayList<>();
        for (BoundColumn result : chain.results()) columns.add(result.moved(places));
        return new Project(rows, columns, names);
    }

    // A condition on no column is placed with the first join.
    private FramePlan added(JoinChain chain, int plan, Map<Integer, Integer> places) {
        FramePlan rows = apply(chain.plans().get(plan));
        int width = places.size();
        for (int i = 0; i < rows.schema().size(); i++) places.put(chain.first(plan) + i, width + i);
        return rows;
    }

    private static Join pairs(FramePlan left, FramePlan right) {
        List<String> names = new ArrayList<>(left.schema().names());
        for (String name : right.schema().names()) {
            String free = name;
            for (int i = 1; names.contains(free); i++) free = name + ":" + i;
            names.add(free);
        }
        return new Join(left, right, JoinType.CROSS, List.of(), List.of(), Optional.empty(), names);
    }
}
