package dev.tasse;

import dev.tasse.graph.Layer;
import dev.tasse.graph.TaskGraph;
import dev.tasse.internal.call.CallGraph;
import dev.tasse.internal.call.CallPlan;
import dev.tasse.type.Stage;

import java.util.List;

/// Delayed calls as text: the layers of tasks that they become, whatever the stage, since there is
/// nothing to be optimised about calls of users' functions.
final class CallText {
    private CallText() {}

    static String explain(CallPlan plan, Stage stage) {
        return explain(List.of(plan));
    }

    static String explain(List<CallPlan> plans) {
        return CallGraph.build(plans, (graph, wanted) -> text(graph));
    }

    private static String text(TaskGraph graph) {
        StringBuilder text = new StringBuilder();
        for (int position = 0; position < graph.layers().size(); position++) {
            Layer layer = graph.layers().get(position);
            int edges = 0;
            for (int id = graph.firstId(position); id < graph.firstId(position + 1); id++) {
                edges += graph.dependencyCount(id);
            }
            text.append(layer.name()).append(": ").append(layer.count());
            text.append(layer.count() == 1 ? " task, " : " tasks, ");
            text.append(edges).append(edges == 1 ? " input" : " inputs").append('\n');
        }
        return text.toString();
    }
}
