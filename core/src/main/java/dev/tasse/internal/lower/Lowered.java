package dev.tasse.internal.lower;

import dev.tasse.graph.Layer;
import dev.tasse.graph.TaskGraph;

import java.util.List;

/// A plan as tasks: the graph, and the ids of the tasks whose tables are the result, in order.
public record Lowered(TaskGraph graph, List<Integer> wanted) {
    public Lowered {
        wanted = List.copyOf(wanted);
    }

    /// The layers as text, one a line: how many tasks, and what they do.
    public String explain() {
        StringBuilder text = new StringBuilder();
        for (Layer layer : graph.layers()) {
            text.append(layer.name())
                    .append(": ")
                    .append(layer.count())
                    .append(layer.count() == 1 ? " task: " : " tasks: ")
                    .append(layer.label())
                    .append('\n');
        }
        return text.toString();
    }
}
