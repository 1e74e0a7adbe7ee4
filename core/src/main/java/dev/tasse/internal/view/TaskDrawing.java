package dev.tasse.internal.view;

import dev.tasse.graph.Culling;
import dev.tasse.graph.Layer;
import dev.tasse.graph.Ordering;
import dev.tasse.graph.TaskGraph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A task graph as a drawing: a box a task, or a box a layer where tasks are so many that nobody
/// could tell them apart.
public final class TaskDrawing {
    private static final int MOST_TASKS = 300;
    private static final int MOST_ARROWS = 1500;

    private final TaskGraph graph;
    private final BitSet wanted = new BitSet();
    private final BitSet needed;
    private final Heat heat;

    private TaskDrawing(TaskGraph graph, int[] wanted, Heat heat) {
        this.graph = graph;
        this.needed = Culling.needed(graph, wanted);
        this.heat = heat;
        for (int id : wanted) this.wanted.set(id);
    }

    /// The tasks of `graph` that the tasks `wanted` need, coloured by `heat`.
    public static Drawing of(TaskGraph graph, int[] wanted, Heat heat) {
        TaskDrawing drawing = new TaskDrawing(graph, wanted, heat);
        int tasks = drawing.needed.cardinality();
        boolean few = tasks <= MOST_TASKS && drawing.arrowCount() <= MOST_ARROWS;
        String title = "%d tasks in %d layers, %s";
        title = title.formatted(tasks, drawing.layers().length, heat.meaning());
        return few ? drawing.tasks(title) : drawing.collapsed(title);
    }

    private int arrowCount() {
        return needed.stream().map(graph::dependencyCount).sum();
    }

    /// The positions of the layers of which a task is needed.
    private int[] layers() {
        return needed.stream().map(graph::layerOf).distinct().toArray();
    }

    private Drawing tasks(String title) {
        int[] ids = inOrder();
        double most = Arrays.stream(ids).mapToDouble(heat::of).max().orElse(0);
        int[] places = new int[graph.size()];
        List<Drawing.Box> boxes = new ArrayList<>();
        Set<Drawing.Arrow> arrows = new LinkedHashSet<>();
        for (int id : ids) {
            places[id] = boxes.size();
            boxes.add(task(id, most));
            int end = graph.firstDependency(id + 1);
            for (int edge = graph.firstDependency(id); edge < end; edge++) {
                arrows.add(new Drawing.Arrow(places[graph.dependency(edge)], places[id]));
            }
        }
        return new Drawing(title, boxes, List.copyOf(arrows));
    }

    /// The needed tasks, each after what it takes.
    private int[] inOrder() {
        if (graph.ascending()) return needed.stream().toArray();
        return Ordering.of(graph, needed);
    }

    private Drawing.Box task(int id, double most) {
        Layer layer = graph.layers().get(graph.layerOf(id));
        int index = id - graph.firstId(graph.layerOf(id));
        String step = layer.label().substring(layer.label().lastIndexOf(", ") + 1).strip();
        String text = layer.count() == 1 ? step : step + " " + index;
        String note = "(%s, %d), %s".formatted(layer.name(), index, heat.note(heat.of(id)));
        if (!step.equals(layer.label())) note += ", " + layer.label();
        return new Drawing.Box(text, note, share(heat.of(id), most), wanted.get(id));
    }

    private static double share(double value, double most) {
        return most > 0 ? value / most : 0;
    }

    private Drawing collapsed(String title) {
        int[] layers = layers();
        double most = Arrays.stream(layers).mapToDouble(this::heatOfLayer).max().orElse(0);
        int[] places = new int[graph.layers().size()];
        for (int i = 0; i < layers.length; i++) places[layers[i]] = i;
        Set<Drawing.Arrow> arrows = new LinkedHashSet<>();
        needed.stream().forEach(id -> addArrows(id, places, arrows));
        List<Drawing.Box> boxes = new ArrayList<>();
        for (int position : layers) boxes.add(layer(position, most));
        return new Drawing(title, boxes, List.copyOf(arrows));
    }

    private void addArrows(int id, int[] places, Set<Drawing.Arrow> arrows) {
        int to = places[graph.layerOf(id)];
        int end = graph.firstDependency(id + 1);
        for (int edge = graph.firstDependency(id); edge < end; edge++) {
            int from = places[graph.layerOf(graph.dependency(edge))];
            if (from != to) arrows.add(new Drawing.Arrow(from, to));
        }
    }

    private double heatOfLayer(int position) {
        return heat.ofAll(graph.firstId(position), graph.firstId(position + 1));
    }

    private Drawing.Box layer(int position, double most) {
        Layer layer = graph.layers().get(position);
        int first = graph.firstId(position);
        int end = graph.firstId(position + 1);
        int count = needed.get(first, end).cardinality();
        String text = layer.label() + ": " + count + (count == 1 ? " task" : " tasks");
        double value = heatOfLayer(position);
        boolean result = !wanted.get(first, end).isEmpty();
        String note = layer.name() + ", " + heat.note(value);
        return new Drawing.Box(text, note, share(value, most), result);
    }
}
