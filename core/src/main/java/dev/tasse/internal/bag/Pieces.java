package dev.tasse.internal.bag;

import dev.tasse.function.Fn2;
import dev.tasse.internal.call.CallPlan;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Bags of whole partitions: made, put together, cut, set side by side.
public final class Pieces {
    private Pieces() {}

    /// The values of `list` in at most `count` partitions.
    public static BagPlan of(List<?> list, int count) {
        int parts = Math.clamp(list.size(), 1, count);
        List<Partition> partitions = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            List<?> some =
                    new ArrayList<>(list.subList(cut(list, i, parts), cut(list, i + 1, parts)));
            partitions.add(Partition.of(new Feed.Known(some), List.of()));
        }
        return BagPlan.of(() -> partitions);
    }

    private static int cut(List<?> list, int piece, int pieces) {
        return Math.toIntExact((long) list.size() * piece / pieces);
    }

    /// The numbers from `start` to `end - 1` in at most `count` partitions.
    public static BagPlan range(long start, long end, int count) {
        long size = Math.max(0, Math.subtractExact(end, start));
        int parts = Math.clamp(size, 1, count);
        List<Partition> partitions = new ArrayList<>();
        long at = start;
        for (int i = 0; i < parts; i++) {
            long next = at + (size - (at - start)) / (parts - i);
            partitions.add(Partition.of(new Feed.Numbers(at, next), List.of()));
            at = next;
        }
        return BagPlan.of(() -> partitions);
    }

    /// What `value`, a map or a list, has at `key`.
    ///
    /// @throws IllegalArgumentException if it is neither
    @SuppressWarnings("NullAway") // null where the map has no such key
    public static Object at(Object value, Object key) {
        if (value instanceof Map<?, ?> map) return map.get(key);
        if (value instanceof List<?> list && key instanceof Integer place) return list.get(place);
        throw new IllegalArgumentException(
                "pluck "
                        + key
                        + " from a "
                        + kind(value)
                        + ", expected a map, or a list and a place");
    }

    private static String kind(@Nullable Object value) {
        return value == null ? "null" : value.getClass().getName();
    }

    /// All partitions of `bags`.
    public static BagPlan concat(List<BagPlan> bags) {
        return BagPlan.of(() -> bags.stream().flatMap(bag -> bag.partitions().stream()).toList());
    }

    /// Pairs of the values at equal places.
    public static BagPlan zip(BagPlan left, BagPlan right) {
        return BagPlan.of(() -> {
            List<CallPlan> lefts = left.lists("zip");
            List<CallPlan> rights = right.lists("zip");
            List<Partition> partitions = new ArrayList<>();
            for (int i = 0; i < lefts.size(); i++) {
                List<CallPlan> both = List.of(lefts.get(i), rights.get(i));
                partitions.add(Partition.of(new Feed.Zipped(i), both));
            }
            return partitions;
        });
    }

    /// Pairs of each left and each right value.
    public static BagPlan product(BagPlan left, BagPlan right) {
        return BagPlan.of(() -> {
            List<CallPlan> rights = right.lists("product");
            List<Partition> partitions = new ArrayList<>();
            for (CallPlan some : left.lists("product")) {
                for (CallPlan others : rights) {
                    partitions.add(Partition.of(new Feed.Crossed(), List.of(some, others)));
                }
            }
            return partitions;
        });
    }

    /// The same values in `count` partitions.
    public static BagPlan repartition(BagPlan bag, int count) {
        return BagPlan.of(() -> {
            int now = bag.size();
            if (now == count) return bag.partitions();
            List<CallPlan> lists = bag.lists("repartition");
            List<Partition> partitions = new ArrayList<>();
            for (int i = 0; i < count && count < now; i++) {
                List<CallPlan> some = lists.subList(cut(lists, i, count), cut(lists, i + 1, count));
                partitions.add(Partition.of(new Feed.Given(), some));
            }
            for (int i = 0; i < now && count > now; i++) {
                long pieces = (i + 1L) * count / now - (long) i * count / now;
                for (int piece = 0; piece < pieces; piece++) {
                    Feed feed = new Feed.Cut(piece, Math.toIntExact(pieces));
                    partitions.add(Partition.of(feed, List.of(lists.get(i))));
                }
            }
            return partitions;
        });
    }

    /// Running totals.
    public static BagPlan accumulate(BagPlan bag, Object start, Fn2<Object, Object, ?> function) {
        return BagPlan.of(() -> {
            Goal goal = new Totals(start, function);
            List<CallPlan> calls = new ArrayList<>();
            for (Partition part : bag.partitions()) {
                int index = calls.size();
                CallPlan[] before = index == 0 ? new CallPlan[0] : new CallPlan[] {calls.getLast()};
                calls.add(part.call("accumulate", index, goal, before));
            }
            return calls.stream().map(BagPlan::given).toList();
        });
    }

    /// The first `count` values in one partition. What takes no results of others is read a few
    /// partitions at a time, until there are enough.
    public static BagPlan limit(BagPlan bag, long count) {
        return BagPlan.of(() -> {
            List<CallPlan> lists = bag.then(new Step.First(count)).lists("limit");
            boolean free = !bag.takesResults();
            Limited limited = new Limited(lists, count);
            CallPlan all = limited.from(0, free ? 1 : lists.size(), new ArrayList<>());
            return List.of(BagPlan.given(all));
        });
    }
}
