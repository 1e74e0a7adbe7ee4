package dev.tasse.internal.bag;

import dev.tasse.function.Fn1;
import dev.tasse.function.Fn2;
import dev.tasse.internal.call.CallPlan;

import java.util.List;

/// Calls that make one value of a whole bag: of each partition one, then of these one, in the order
/// of the partitions, so that the answer does not depend on the number of threads.
public final class Reductions {
    private Reductions() {}

    /// The number of values.
    public static CallPlan count(BagPlan bag) {
        return Merging.of(new Merge.Total()).tree("count", bag.calls("count", new Goals.Counted()));
    }

    /// What `step` makes of the values of each partition from `start` on, put together by
    /// `combine`.
    public static CallPlan fold(
            BagPlan bag,
            Object start,
            Fn2<Object, Object, ?> step,
            Fn2<Object, Object, ?> combine) {
        return Merging.of(new Merge.Pairwise(combine), combine)
                .tree("fold", bag.calls("fold", new Goals.Folded(start, step)));
    }

    /// What `function` makes of all values, two at a time; fails if there are none.
    public static CallPlan reduce(BagPlan bag, String name, Fn2<Object, Object, ?> function) {
        CallPlan some =
                Merging.of(new Merge.OfSome(function), function)
                        .tree(name, bag.calls(name, new Goals.Reduced(function)));
        return BagPlan.call(name, Merging.of(new Merge.Only(name)), List.of(some));
    }

    /// Whether `condition` answers `wanted` for one of the values.
    public static CallPlan found(
            BagPlan bag, String name, Fn1<Object, Boolean> condition, boolean wanted) {
        return Merging.of(new Merge.AnyTrue())
                .tree(name, bag.calls(name, new Goals.Found(condition, wanted)));
    }

    /// The {@link Moments} of what `number` answers for the values.
    public static CallPlan moments(BagPlan bag, Fn1<Object, ? extends Number> number) {
        Goal goal = new Goals.Folded(Moments.NONE, new Folding.Measure(number));
        return Merging.of(new Merge.Measures()).tree("moments", bag.calls("moments", goal));
    }

    /// The `count` values with the greatest keys, the greatest first; of equal ones the first.
    public static CallPlan top(BagPlan bag, int count, Fn1<Object, ? extends Comparable<?>> key) {
        Greatest goal = new Greatest(count, key);
        return Merging.of(new Merge.Top(goal), key).tree("top", bag.calls("top", goal));
    }
}
