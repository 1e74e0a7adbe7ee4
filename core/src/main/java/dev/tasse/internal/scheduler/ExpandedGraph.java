package dev.tasse.internal.scheduler;

import dev.tasse.graph.Culling;
import dev.tasse.graph.Expand;
import dev.tasse.graph.Ordering;
import dev.tasse.graph.TaskGraph;

/// A graph that replaces a task, culled and ordered before the lock is taken.
public final class ExpandedGraph {
    final TaskGraph graph;
    final int result;
    final int[] order;

    /// Prepares what a task has answered.
    public ExpandedGraph(Expand expand) {
        this.graph = expand.graph();
        this.result = expand.result();
        this.order = Priorities.first(graph, Ordering.of(graph, Culling.needed(graph, result)));
    }
}
