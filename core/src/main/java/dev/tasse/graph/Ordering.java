package dev.tasse.graph;

import java.util.Arrays;
import java.util.BitSet;

/// The static order of the tasks of a graph: what one thread should run after what, so that few
/// results are alive at a time. Backends use it as the priority of tasks that are ready.
///
/// It is a walk after the manner of Dask's static order: **depth first** from a wanted task down to
/// what it needs, the heaviest dependency first, so that its result waits as shortly as possible;
/// and **release early**: a task that has become ready is run at once, the one with the least above
/// it first, unless one result has made many ready. When a wanted task is done, the walk goes on
/// with whatever takes a result computed last. Linear in the number of dependencies, but for
/// sorting among siblings.
public final class Ordering {
    private static final int DONE = -1;
    private static final int NOT_NEEDED = -2;
    private static final int SORTED_BY_INSERTION = 24;

    // So many tasks that take one result and miss nothing else are run at once, to release it. More
    // would keep more alive than they release: the pieces of a shuffle, for instance.
    private static final int RUN_AT_ONCE = 4;

    private final TaskGraph graph;
    private final int[] waiting;
    private final int[] order;
    private int ordered;

    // How many tasks lie below and above a task, each counted once per way to it: how heavy it is.
    private final int[] below;
    private final int[] above;

    // What to look at next, the last one first, to reach the present goal.
    private int[] stack = new int[64];
    private int depth;

    // Tasks that take a result of what is done, but miss others; the last one is the next goal.
    private int[] goals = new int[64];
    private int goalCount;
    private final BitSet isGoal;

    private Ordering(TaskGraph graph, BitSet needed) {
        this.graph = graph;
        this.waiting = new int[graph.size()];
        this.below = new int[graph.size()];
        this.above = new int[graph.size()];
        this.isGoal = new BitSet(graph.size());
        needed.clear(0, graph.inputCount());
        this.order = new int[needed.cardinality()];
        countMissing(needed);
        weigh(graph.ascending() ? ascending(needed) : topological());
    }

    /// The ids of the tasks that `wanted` need (they included), in the order in which to run them.
    ///
    /// @throws IndexOutOfBoundsException if a wanted id is not in the graph
    public static int[] of(TaskGraph graph, int... wanted) {
        return of(graph, Culling.needed(graph, wanted));
    }

    /// The ids of the tasks `needed`, which hold all that each of them depends on, in the order in
    /// which to run them.
    public static int[] of(TaskGraph graph, BitSet needed) {
        if (!graph.hasEdges() && graph.inputCount() == 0) return needed.stream().toArray();
        Ordering ordering = new Ordering(graph, (BitSet) needed.clone());
        ordering.walk();
        return ordering.order;
    }

    private void countMissing(BitSet needed) {
        Arrays.fill(waiting, NOT_NEEDED);
        Arrays.fill(waiting, 0, graph.inputCount(), DONE);
        for (int id = needed.nextSetBit(0); id >= 0; id = needed.nextSetBit(id + 1)) {
            waiting[id] = graph.inputCount() == 0 ? graph.dependencyCount(id) : missing(id);
        }
    }

    private int missing(int id) {
        int missing = 0;
        for (int edge = graph.firstDependency(id); edge < graph.firstDependency(id + 1); edge++) {
            if (graph.dependency(edge) >= graph.inputCount()) missing++;
        }
        return missing;
    }

    private int[] ascending(BitSet needed) {
        int[] sequence = new int[order.length];
        int count = 0;
        for (int id = needed.nextSetBit(0); id >= 0; id = needed.nextSetBit(id + 1)) {
            sequence[count++] = id;
        }
        return sequence;
    }

    private int[] topological() {
        int[] missing = waiting.clone();
        int[] sequence = new int[order.length];
        int count = 0;
        for (int id = 0; id < missing.length; id++) {
            if (missing[id] == 0) sequence[count++] = id;
        }
        for (int next = 0; next < count; next++) {
            int end = graph.firstDependent(sequence[next] + 1);
            for (int edge = graph.firstDependent(sequence[next]); edge < end; edge++) {
                int dependent = graph.dependent(edge);
                if (--missing[dependent] == 0) sequence[count++] = dependent;
            }
        }
        return sequence;
    }

    private void weigh(int[] sequence) {
        for (int id : sequence) {
            long sum = 1;
            int end = graph.firstDependency(id + 1);
            for (int edge = graph.firstDependency(id); edge < end; edge++) {
                sum += below[graph.dependency(edge)];
            }
            below[id] = (int) Math.min(Integer.MAX_VALUE, sum);
        }
        for (int i = sequence.length - 1; i >= 0; i--) {
            int id = sequence[i];
            long sum = 1;
            int end = graph.firstDependent(id + 1);
            for (int edge = graph.firstDependent(id); edge < end; edge++) {
                sum += above[graph.dependent(edge)];
            }
            above[id] = (int) Math.min(Integer.MAX_VALUE, sum);
        }
    }

    private void walk() {
        int[] tops = tops();
        int nextTop = 0;
        while (ordered < order.length) {
            int goal = goalCount > 0 ? goals[--goalCount] : tops[nextTop++];
            push(goal);
            while (depth > 0) {
                int id = stack[depth - 1];
                if (waiting[id] > 0) {
                    descend(id);
                } else {
                    depth--;
                    if (waiting[id] == 0) run(id);
                }
            }
        }
    }

    /// The needed tasks that no needed task depends on, the heaviest first.
    private int[] tops() {
        for (int id = waiting.length - 1; id >= 0; id--) {
            if (waiting[id] >= 0 && above[id] == 1) push(id);
        }
        sort(0, below, false);
        int[] tops = new int[depth];
        for (int i = 0; i < tops.length; i++) {
            tops[i] = stack[--depth];
        }
        return tops;
    }

    private void descend(int id) {
        int from = depth;
        int first = graph.firstDependency(id);
        for (int edge = graph.firstDependency(id + 1) - 1; edge >= first; edge--) {
            int dependency = graph.dependency(edge);
            if (waiting[dependency] >= 0) push(dependency);
        }
        sort(from, below, false);
    }

    private void run(int id) {
        waiting[id] = DONE;
        order[ordered++] = id;
        int from = depth;
        int first = graph.firstDependent(id);
        for (int edge = graph.firstDependent(id + 1) - 1; edge >= first; edge--) {
            int dependent = graph.dependent(edge);
            if (waiting[dependent] < 0) continue;
            if (--waiting[dependent] == 0) push(dependent);
            else if (!isGoal.get(dependent)) addGoal(dependent);
        }
        if (depth - from <= RUN_AT_ONCE) sort(from, above, true);
        else postpone(from);
    }

    /// Makes goals of what lies on the stack from `from` on.
    private void postpone(int from) {
        for (int i = from; i < depth; i++) {
            if (!isGoal.get(stack[i])) addGoal(stack[i]);
        }
        depth = from;
    }

    private void addGoal(int id) {
        isGoal.set(id);
        if (goalCount == goals.length) goals = Arrays.copyOf(goals, goalCount * 2);
        goals[goalCount++] = id;
    }

    private void push(int id) {
        if (depth == stack.length) stack = Arrays.copyOf(stack, depth * 2);
        stack[depth++] = id;
    }

    /// Sorts the stack from `from` on so that the lightest or the heaviest comes to the top, and
    /// among equals the smaller id.
    private void sort(int from, int[] weight, boolean lightestOnTop) {
        if (depth - from < 2) return;
        if (depth - from <= SORTED_BY_INSERTION) insertionSort(from, weight, lightestOnTop);
        else if (!sorted(from, weight, lightestOnTop)) keySort(from, weight, lightestOnTop);
    }

    private void insertionSort(int from, int[] weight, boolean lightestOnTop) {
        for (int i = from + 1; i < depth; i++) {
            int id = stack[i];
            long key = key(id, weight, lightestOnTop);
            int at = i;
            while (at > from && key(stack[at - 1], weight, lightestOnTop) > key) {
                stack[at] = stack[at - 1];
                at--;
            }
            stack[at] = id;
        }
    }

    private boolean sorted(int from, int[] weight, boolean lightestOnTop) {
        for (int i = from + 1; i < depth; i++) {
            long before = key(stack[i - 1], weight, lightestOnTop);
            if (before > key(stack[i], weight, lightestOnTop)) return false;
        }
        return true;
    }

    private void keySort(int from, int[] weight, boolean lightestOnTop) {
        long[] keys = new long[depth - from];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key(stack[from + i], weight, lightestOnTop);
        }
        Arrays.sort(keys);
        for (int i = 0; i < keys.length; i++) {
            stack[from + i] = Integer.MAX_VALUE - (int) (keys[i] & Integer.MAX_VALUE);
        }
    }

    /// Ascends towards the top of the stack; the id is in the lower half, from the top down.
    private static long key(int id, int[] weight, boolean lightestOnTop) {
        long major = lightestOnTop ? Integer.MAX_VALUE - weight[id] : weight[id];
        return major << 32 | (Integer.MAX_VALUE - id);
    }
}
