package dev.tasse.internal.optimize;

import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Join;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/// A join of sides that hold only the columns somebody needs.
final class JoinPruning {
    private JoinPruning() {}

    static FramePlan prune(
            Join join, List<Integer> wanted, BiFunction<FramePlan, List<Integer>, FramePlan> side) {
        int leftSize = join.left().schema().size();
        Needs both = new Needs().addAll(wanted);
        join.condition().ifPresent(both::add);
        Needs left = new Needs().add(join.leftKeys());
        Needs right = new Needs().add(join.rightKeys());
        for (int column : both.columns()) {
            if (column < leftSize) left.addAll(List.of(column));
            else right.addAll(List.of(column - leftSize));
        }
        List<Integer> kept = new ArrayList<>(left.columns());
        for (int column : right.columns()) kept.add(column + leftSize);
        Needs all = new Needs().addAll(kept);
        Join pruned =
                new Join(
                        side.apply(join.left(), left.columns()),
                        side.apply(join.right(), right.columns()),
                        join.type(),
                        left.moved(join.leftKeys()),
                        right.moved(join.rightKeys()),
                        join.condition().map(all::moved),
                        keptNames(join, kept));
        return PushDownProjection.select(pruned, all.places(wanted));
    }

    private static List<String> keptNames(Join join, List<Integer> kept) {
        int size = join.names().size();
        return kept.stream().filter(i -> i < size).map(join.names()::get).toList();
    }
}
