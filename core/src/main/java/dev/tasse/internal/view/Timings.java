package dev.tasse.internal.view;

import dev.tasse.graph.Layer;
import dev.tasse.graph.TaskGraph;
import dev.tasse.graph.TaskKey;
import dev.tasse.graph.TaskListener;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Notes how long the tasks of a job run, by task and by layer. Told by many threads, guarded by
/// its own lock.
public final class Timings implements TaskListener {
    private TaskGraph graph = TaskGraph.builder().build();
    private int[] wanted = {};
    private long[] nanos = {};
    private final Map<String, Integer> positions = new HashMap<>();
    private final Map<String, Sum> sums = new LinkedHashMap<>();

    /// What the tasks of one layer took together.
    ///
    /// @param label what drawings call the layer
    /// @param tasks how many tasks have ended
    /// @param nanos how long they ran
    /// @param spanNanos from the begin of the first to the end of the last
    /// @param bytes what their results hold outside the heap
    public record LayerTime(
            String layer, String label, int tasks, long nanos, long spanNanos, long bytes) {}

    private static final class Sum {
        String label;
        int tasks;
        long nanos;
        long bytes;
        long begin = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;

        Sum(String label) {
            this.label = label;
        }
    }

    /// Forgets what was noted: from now on tasks of `graphToRun` run, and those that they answer
    /// with.
    ///
    /// @param goals the tasks whose results are asked for
    public synchronized void begin(TaskGraph graphToRun, int[] goals) {
        graph = graphToRun;
        wanted = goals.clone();
        nanos = new long[graph.size()];
        positions.clear();
        sums.clear();
        for (int i = 0; i < graph.layers().size(); i++) {
            Layer layer = graph.layers().get(i);
            positions.put(layer.name(), i);
            sums.put(layer.name(), new Sum(layer.label()));
        }
    }

    @Override
    public synchronized void taskFinished(TaskKey key, long took, long bytes) {
        long now = System.nanoTime();
        Sum sum = sums.computeIfAbsent(key.layer(), Sum::new);
        sum.tasks++;
        sum.nanos += took;
        sum.bytes += bytes;
        sum.begin = Math.min(sum.begin, now - took);
        sum.end = Math.max(sum.end, now);
        Integer position = positions.get(key.layer());
        if (position == null) return;
        int id = graph.firstId(position) + key.index();
        if (id < graph.firstId(position + 1)) nanos[id] += took;
    }

    /// The tasks of the graph, coloured by how long each ran.
    public synchronized Drawing drawing() {
        return TaskDrawing.of(graph, wanted, Heat.byTime(nanos));
    }

    /// The layers of which a task has run: those of the graph in its order, then others.
    public synchronized List<LayerTime> layers() {
        List<LayerTime> layers = new ArrayList<>();
        sums.forEach((name, sum) -> {
            if (sum.tasks == 0) return;
            long span = sum.end - sum.begin;
            layers.add(new LayerTime(name, sum.label, sum.tasks, sum.nanos, span, sum.bytes));
        });
        return layers;
    }
}
