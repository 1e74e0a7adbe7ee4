package dev.tasse.internal.call;

import dev.tasse.graph.Dependencies;
import dev.tasse.graph.Expand;
import dev.tasse.graph.Layer;
import dev.tasse.graph.TaskGraph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Calls as tasks: one task for each call that the wanted ones need, one layer for those of the
/// same name and options. No recursion: a chain may be a million calls long.
public final class CallGraph {
    // Calls in an order in which each comes after its inputs, and where their numbers are kept.
    private final List<CallPlan> calls = new ArrayList<>();
    private final CallIds ids = new CallIds();
    private final Map<PureCall, Integer> pure = new HashMap<>();
    private boolean mixed;

    private CallGraph() {}

    /// A graph, and which of its tasks give the results. No record because of its array.
    private static final class Wanted {
        final TaskGraph graph;
        final int[] ids;

        Wanted(TaskGraph graph, int[] ids) {
            this.graph = graph;
            this.ids = ids;
        }
    }

    /// Receives a graph and the ids of the tasks that give the results, in the order asked for.
    ///
    /// @param <R> what becomes of them
    public interface Receiver<R> {
        /// What becomes of `graph`.
        R accept(TaskGraph graph, int[] wanted);
    }

    /// What `receiver` makes of the graph for the calls `wanted`.
    public static <R> R build(List<CallPlan> wanted, Receiver<R> receiver) {
        Wanted built = new CallGraph().built(wanted);
        return receiver.accept(built.graph, built.ids);
    }

    static Expand expansion(CallPlan answer) {
        Wanted built = new CallGraph().built(List.of(answer));
        return new Expand(built.graph, built.ids[0]);
    }

    private Wanted built(List<CallPlan> wanted) {
        for (CallPlan call : wanted) number(call);
        int[] places = new int[calls.size()];
        TaskGraph graph = mixed ? layered(places) : single(places);
        int[] results = new int[wanted.size()];
        for (int i = 0; i < results.length; i++) results[i] = places[ids.get(wanted.get(i))];
        return new Wanted(graph, results);
    }

    /// Numbers `goal` and what it needs, inputs first.
    private void number(CallPlan goal) {
        List<CallPlan> stack = new ArrayList<>();
        stack.add(goal);
        while (!stack.isEmpty()) {
            CallPlan call = stack.getLast();
            int before = stack.size();
            if (ids.get(call) == CallIds.UNKNOWN) {
                for (int i = call.inputCount() - 1; i >= 0; i--) {
                    if (ids.get(call.input(i)) == CallIds.UNKNOWN) stack.add(call.input(i));
                }
            }
            if (stack.size() > before) continue;
            stack.removeLast();
            if (ids.get(call) == CallIds.UNKNOWN) enter(call);
        }
    }

    private void enter(CallPlan call) {
        if (call.options().pure()) {
            int[] inputs = new int[call.inputCount()];
            for (int i = 0; i < inputs.length; i++) inputs[i] = ids.get(call.input(i));
            PureCall key = PureCall.of(call, inputs);
            Integer equal = pure.putIfAbsent(key, calls.size());
            if (equal != null) {
                ids.put(call, equal);
                return;
            }
        }
        boolean other = !calls.isEmpty() && !call.options().equals(calls.getLast().options());
        if (other || call.call() instanceof Call.Part) mixed = true;
        ids.put(call, calls.size());
        calls.add(call);
    }

    private TaskGraph single(int[] places) {
        Arrays.setAll(places, i -> i);
        TaskGraph.Builder builder = TaskGraph.builder();
        if (!calls.isEmpty()) addLayer(builder, calls.getFirst().options().name(), calls, places);
        return builder.build();
    }

    private TaskGraph layered(int[] places) {
        TaskGraph.Builder builder = TaskGraph.builder();
        Map<String, Integer> names = new HashMap<>();
        GraphParts parts = new GraphParts(builder, names);
        Map<CallOptions, List<CallPlan>> groups = new LinkedHashMap<>();
        for (CallPlan call : calls) {
            if (call.call() instanceof Call.Part part) places[ids.get(call)] = parts.place(part);
            else groups.computeIfAbsent(call.options(), _ -> new ArrayList<>()).add(call);
        }
        int next = builder.size();
        for (List<CallPlan> group : groups.values()) {
            for (CallPlan call : group) places[ids.get(call)] = next++;
        }
        groups.forEach((options, group) ->
                addLayer(builder, GraphParts.unique(names, options.name()), group, places));
        return builder.build();
    }

    private void addLayer(
            TaskGraph.Builder builder, String name, List<CallPlan> group, int[] places) {
        Call[] functions = new Call[group.size()];
        int[] starts = new int[group.size() + 1];
        for (int i = 0; i < functions.length; i++) {
            CallPlan call = group.get(i);
            functions[i] = call.call();
            starts[i + 1] = starts[i] + call.inputCount();
        }
        int[] edges = new int[starts[functions.length]];
        for (int i = 0; i < functions.length; i++) {
            CallPlan call = group.get(i);
            for (int j = 0; j < call.inputCount(); j++) {
                edges[starts[i] + j] = places[ids.get(call.input(j))];
            }
        }
        CallOptions options = group.getFirst().options();
        Layer layer =
                Layer.of(name, new CallOp(functions), functions.length)
                        .withRetries(options.retries())
                        .withDemands(options.demands());
        builder.add(layer, Dependencies.rows(starts, edges));
    }
}
