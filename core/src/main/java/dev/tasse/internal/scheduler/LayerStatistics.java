package dev.tasse.internal.scheduler;

import dev.tasse.graph.TaskGraph;

import java.util.Arrays;

/// How long the tasks of each layer of a job take and what their results hold, as seen so far.
final class LayerStatistics {
    private static final float WEIGHT_OF_NEWEST = 0.25f;

    private final JobGraph graph;

    // By layer number; 0 where nothing was seen or hinted.
    private float[] nanos;
    private float[] bytes;
    private boolean anyBytes;
    private float anyNanos;

    // How many of the tasks that the job needs there are, and how many have a result.
    private int[] totals;
    private int[] finished;

    // Tasks of one layer mostly come one after the other: the layer found last, and its ids.
    private int layer;
    private int firstId;
    private int endId;

    LayerStatistics(JobGraph graph) {
        this.graph = graph;
        this.nanos = new float[graph.layerCount()];
        this.bytes = new float[graph.layerCount()];
        this.totals = new int[graph.layerCount()];
        this.finished = new int[graph.layerCount()];
        addHints(graph.main());
        if (graph.layerCount() == 1) endId = graph.size();
    }

    void add(JobGraph.Part part) {
        int count = graph.layerCount();
        if (nanos.length < count) {
            nanos = Arrays.copyOf(nanos, Math.max(count, nanos.length * 2));
            bytes = Arrays.copyOf(bytes, nanos.length);
            totals = Arrays.copyOf(totals, nanos.length);
            finished = Arrays.copyOf(finished, nanos.length);
        }
        addHints(part);
    }

    private void addHints(JobGraph.Part part) {
        for (int i = 0; i < part.graph().layers().size(); i++) {
            float hint = (float) part.graph().layers().get(i).resultBytes();
            bytes[part.firstLayer() + i] = hint;
            if (hint > 0) anyBytes = true;
        }
    }

    private int layer(int id) {
        if (id < firstId || id >= endId) find(id);
        return layer;
    }

    private void find(int id) {
        JobGraph.Part part = graph.part(id);
        TaskGraph tasks = part.graph();
        int position = tasks.layerOf(part.local(id));
        layer = part.firstLayer() + position;
        firstId = part.id(tasks.firstId(position));
        endId = firstId + tasks.layers().get(position).count();
    }

    /// Task `id` is one of the needed ones.
    void countNeeded(int id) {
        totals[layer(id)]++;
    }

    /// All `count` tasks of layer number `layer` are.
    void countNeeded(int layerNumber, int count) {
        totals[layerNumber] = count;
    }

    /// Task `id` is no longer needed.
    void countSkipped(int id) {
        totals[layer(id)]--;
    }

    /// Task `id` has a result.
    void countFinished(int id) {
        finished[layer(id)]++;
    }

    int total(int layerNumber) {
        return totals[layerNumber];
    }

    int finished(int layerNumber) {
        return finished[layerNumber];
    }

    /// About how long task `id` will run; `unknown` if nothing like it has run yet.
    float nanos(int id, float unknown) {
        float own = nanos[layer(id)];
        if (own > 0) return own;
        return anyNanos(unknown);
    }

    /// About how long a task will run; `unknown` if none has run yet.
    float anyNanos(float unknown) {
        return anyNanos > 0 ? anyNanos : unknown;
    }

    /// About what the result of task `id` will hold; 0 if unknown.
    long bytes(int id) {
        return anyBytes ? (long) bytes[layer(id)] : 0;
    }

    /// Task `id` ran for about `tookNanos` and made `madeBytes`.
    void observe(int id, float tookNanos, long madeBytes) {
        int at = layer(id);
        nanos[at] = blend(nanos[at], tookNanos);
        anyNanos = blend(anyNanos, tookNanos);
        if (madeBytes > 0 || anyBytes) {
            bytes[at] = blend(bytes[at], (float) madeBytes);
            anyBytes = true;
        }
    }

    static float blend(float old, float seen) {
        return old == 0 ? seen : old + WEIGHT_OF_NEWEST * (seen - old);
    }
}
