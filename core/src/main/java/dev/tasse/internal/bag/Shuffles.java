package dev.tasse.internal.bag;

import dev.tasse.function.Fn1;
import dev.tasse.function.Fn2;
import dev.tasse.internal.call.CallPlan;

import java.util.ArrayList;
import java.util.List;

/// Bags whose values with equal keys are brought together: each partition deals its values out to
/// the buckets of their keys, then each bucket is a partition.
public final class Shuffles {
    // Values that are put together before they travel leave few for each partition.
    private static final int EARLY_SHRINKAGE = 8;

    private Shuffles() {}

    /// How often each value of `bag` occurs, as pairs of value and count.
    public static BagPlan frequencies(BagPlan bag) {
        return BagPlan.of(() -> {
            int count = Math.ceilDiv(bag.size(), EARLY_SHRINKAGE);
            List<CallPlan> shards = shards(bag, "frequencies", new Counting(count));
            return buckets(shards, new Regroup.ByCount(), count);
        });
    }

    /// Each different value of `bag` once.
    public static BagPlan distinct(BagPlan bag) {
        return shuffled(bag, "distinct", new Aggregation.Different());
    }

    /// One value of `bag` for each key.
    public static BagPlan distinct(BagPlan bag, Fn1<Object, ?> key) {
        return shuffled(bag, "distinct", new Aggregation.OneEach(key));
    }

    /// A fold as it is done for each key.
    ///
    /// @param start what it begins with
    /// @param step adds a value
    /// @param combine puts two results together
    public record KeyFold(
            Object start, Fn2<Object, Object, ?> step, Fn2<Object, Object, ?> combine) {}

    /// For each key of `bag` what `fold` makes of its values, as pairs.
    public static BagPlan foldBy(BagPlan bag, Fn1<Object, ?> key, KeyFold fold) {
        return shuffled(
                bag,
                "foldBy",
                new Aggregation.FoldBy(key, fold.start(), fold.step(), fold.combine()));
    }

    /// For each key of `bag` a list of what `value` answers for its values, as pairs.
    public static BagPlan group(BagPlan bag, Fn1<Object, ?> key, Fn1<Object, ?> value) {
        return shuffled(bag, "groupByKey", new Aggregation.Group(key, value));
    }

    private static BagPlan shuffled(BagPlan bag, String name, Aggregation aggregation) {
        return BagPlan.of(() -> {
            int count =
                    aggregation.early() ? Math.ceilDiv(bag.size(), EARLY_SHRINKAGE) : bag.size();
            List<CallPlan> shards = shards(bag, name, new Sharding(aggregation, count));
            return buckets(shards, new Regroup.ByKey(aggregation), count);
        });
    }

    /// The calls that deal the values of `bag` out, and the one that makes their file.
    private static List<CallPlan> shards(BagPlan bag, String name, Goal goal) {
        CallPlan file = BagPlan.call("spill", new SpillFile.Make(), List.of());
        List<CallPlan> calls = new ArrayList<>(bag.calls(name, goal, file));
        calls.add(file);
        return List.copyOf(calls);
    }

    private static List<Partition> buckets(List<CallPlan> shards, Regroup regroup, int count) {
        List<Partition> partitions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            partitions.add(Partition.of(new Regrouping(regroup, i), shards));
        }
        return partitions;
    }

    /// Pairs of a value of `left` and one of `right` with equal keys.
    public static BagPlan join(
            BagPlan left, BagPlan right, Fn1<Object, ?> leftKey, Fn1<Object, ?> rightKey) {
        return BagPlan.of(() -> {
            int count = Math.max(left.size(), right.size());
            CallPlan file = BagPlan.call("spill", new SpillFile.Make(), List.of());
            List<CallPlan> inputs = new ArrayList<>(left.calls("join", side(leftKey, count), file));
            inputs.addAll(right.calls("join", side(rightKey, count), file));
            inputs.add(file);
            List<CallPlan> shared = List.copyOf(inputs);
            List<Partition> partitions = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                partitions.add(Partition.of(new Matching(left.size(), i), shared));
            }
            return partitions;
        });
    }

    private static Goal side(Fn1<Object, ?> key, int count) {
        return new Sharding(new Aggregation.Group(key, value -> value), count);
    }
}
