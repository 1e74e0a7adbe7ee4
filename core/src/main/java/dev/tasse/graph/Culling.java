package dev.tasse.graph;

import java.util.BitSet;

/// Finds the tasks that wanted results need, so that no others run.
public final class Culling {
    private Culling() {}

    /// The ids of `wanted` and of all they depend on, directly or not; inputs of the graph
    /// included.
    ///
    /// @throws IndexOutOfBoundsException if a wanted id is not in the graph
    public static BitSet needed(TaskGraph graph, int... wanted) {
        BitSet needed = new BitSet(graph.size());
        for (int id : wanted) {
            if (id >= graph.size()) throw new IndexOutOfBoundsException(id);
            needed.set(id);
        }
        if (graph.ascending()) sweep(graph, needed);
        else search(graph, needed);
        return needed;
    }

    /// One pass downwards is enough when dependencies have smaller ids.
    private static void sweep(TaskGraph graph, BitSet needed) {
        for (int id = needed.length() - 1; id >= 0; id = needed.previousSetBit(id - 1)) {
            int end = graph.firstDependency(id + 1);
            for (int edge = graph.firstDependency(id); edge < end; edge++) {
                needed.set(graph.dependency(edge));
            }
        }
    }

    private static void search(TaskGraph graph, BitSet needed) {
        int[] stack = new int[graph.size()];
        int depth = 0;
        for (int id = needed.nextSetBit(0); id >= 0; id = needed.nextSetBit(id + 1)) {
            stack[depth++] = id;
        }
        while (depth > 0) {
            int id = stack[--depth];
            int end = graph.firstDependency(id + 1);
            for (int edge = graph.firstDependency(id); edge < end; edge++) {
                int dependency = graph.dependency(edge);
                if (!needed.get(dependency)) {
                    needed.set(dependency);
                    stack[depth++] = dependency;
                }
            }
        }
    }
}
