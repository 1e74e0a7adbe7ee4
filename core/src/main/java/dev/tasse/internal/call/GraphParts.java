package dev.tasse.internal.call;

import dev.tasse.graph.Dependencies;
import dev.tasse.graph.Layer;
import dev.tasse.graph.TaskGraph;

import java.util.IdentityHashMap;
import java.util.Map;

/// Other graphs as parts of a graph that is built: each once, however many of its tasks are wanted.
public final class GraphParts {
    private final TaskGraph.Builder builder;
    private final Map<String, Integer> names;
    private final IdentityHashMap<TaskGraph, Integer> starts = new IdentityHashMap<>();

    /// @param names how often the names of layers were given so far
    public GraphParts(TaskGraph.Builder builder, Map<String, Integer> names) {
        this.builder = builder;
        this.names = names;
    }

    /// The id that the task has in the graph that is built.
    int place(Call.Part part) {
        Integer start = starts.get(part.graph());
        if (start == null) {
            start = add(part.graph());
            starts.put(part.graph(), start);
        }
        return start + part.id();
    }

    /// Adds all of `graph`, and answers the id that its first task has now.
    public int add(TaskGraph graph) {
        int start = builder.size();
        for (int position = 0; position < graph.layers().size(); position++) {
            Layer layer = graph.layers().get(position);
            int first = graph.firstId(position);
            int firstEdge = graph.firstDependency(first);
            int[] starts = new int[layer.count() + 1];
            for (int i = 1; i < starts.length; i++) {
                starts[i] = graph.firstDependency(first + i) - firstEdge;
            }
            int[] edges = new int[starts[layer.count()]];
            for (int i = 0; i < edges.length; i++) {
                edges[i] = start + graph.dependency(firstEdge + i);
            }
            builder.add(
                    layer.withName(unique(names, layer.name())), Dependencies.rows(starts, edges));
        }
        return start;
    }

    /// The name of a layer that is to be called `name`, with a number if there is one already.
    public static String unique(Map<String, Integer> names, String name) {
        int sameName = names.merge(name, 1, Integer::sum);
        return sameName == 1 ? name : name + "-" + sameName;
    }
}
