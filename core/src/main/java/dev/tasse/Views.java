package dev.tasse;

import dev.tasse.internal.call.CallGraph;
import dev.tasse.internal.call.CallPlan;
import dev.tasse.internal.lower.Lowered;
import dev.tasse.internal.view.Drawing;
import dev.tasse.internal.view.Heat;
import dev.tasse.internal.view.PlanDrawing;
import dev.tasse.internal.view.TaskDrawing;
import dev.tasse.type.Stage;

import java.util.Arrays;
import java.util.List;

/// What collections look like on a client.
final class Views {
    private Views() {}

    static Drawing drawing(Client client, Lazy<?> lazy, Stage stage) {
        return switch (lazy) {
            case DataFrame frame -> frame(client, frame, stage);
            case Bag<?> bag -> tasks(calls(bag.toDelayed()));
            case Delayed<?> call -> tasks(calls(call));
        };
    }

    private static Drawing frame(Client client, DataFrame frame, Stage stage) {
        return switch (stage) {
            case LOGICAL -> PlanDrawing.of(frame.plan());
            case OPTIMIZED -> PlanDrawing.of(client.optimized(client.known(frame)));
            case TASKS -> tasks(client.lowered(client.known(frame)));
            case RULES ->
                    throw new IllegalArgumentException(
                            "the work of the optimiser's rules is not drawn; use"
                                    + " explain(Stage.RULES), or draw Stage.OPTIMIZED");
        };
    }

    static Drawing tasks(Lowered tasks) {
        int[] wanted = wanted(tasks);
        return TaskDrawing.of(tasks.graph(), wanted, Heat.byOrder(tasks.graph(), wanted));
    }

    /// The ids of the tasks whose results are asked for.
    static int[] wanted(Lowered tasks) {
        return tasks.wanted().stream().mapToInt(Integer::intValue).toArray();
    }

    /// The tasks that compute `calls`.
    static Lowered calls(List<? extends Delayed<?>> calls) {
        List<CallPlan> plans = calls.stream().<CallPlan>map(Delayed::plan).toList();
        return CallGraph.build(
                plans,
                (graph, wanted) -> new Lowered(graph, Arrays.stream(wanted).boxed().toList()));
    }

    /// The tasks that compute `call`.
    static Lowered calls(Delayed<?> call) {
        return calls(List.<Delayed<?>>of(call));
    }
}
