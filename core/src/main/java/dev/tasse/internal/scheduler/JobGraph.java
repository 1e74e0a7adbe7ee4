package dev.tasse.internal.scheduler;

import dev.tasse.graph.Layer;
import dev.tasse.graph.TaskGraph;
import dev.tasse.graph.TaskKey;

import java.util.Arrays;
import java.util.Optional;

/// The graph of a job: the one submitted, and after it those that tasks have answered with. Ids and
/// layers are numbered through: part by part, in the order in which the parts came.
///
/// Grows under the scheduler's lock. A task's id may be asked for without the lock by whoever got
/// it from the scheduler.
public final class JobGraph {
    private final Part main;
    private volatile Part[] parts;

    JobGraph(TaskGraph graph) {
        this.main = new Part(graph);
        this.parts = new Part[] {main};
    }

    /// The number of ids.
    public int size() {
        return last().endId();
    }

    /// The number of layers.
    public int layerCount() {
        Part last = last();
        return last.firstLayer + last.graph.layers().size();
    }

    private Part last() {
        return parts[parts.length - 1];
    }

    /// The graph that was submitted.
    Part main() {
        return main;
    }

    /// The part that task `id` belongs to.
    public Part part(int id) {
        if (id < main.endId()) return main;
        Part[] all = parts;
        int low = 1;
        int high = all.length;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (all[middle].firstId <= id) low = middle;
            else high = middle;
        }
        return all[low];
    }

    /// The part that layer number `layer` belongs to.
    public Part partOfLayer(int layer) {
        Part[] all = parts;
        int at = 0;
        while (layer >= all[at].firstLayer + all[at].graph.layers().size()) at++;
        return all[at];
    }

    /// The name of task `id`; of one that came by expansion, the name in its own graph.
    public TaskKey key(int id) {
        Part part = part(id);
        return part.graph.key(part.local(id));
    }

    /// Layer number `layer`.
    public Layer layer(int layer) {
        Part part = partOfLayer(layer);
        return part.graph.layers().get(layer - part.firstLayer);
    }

    /// The layer of task `id`.
    public Layer layerOf(int id) {
        Part part = part(id);
        return part.graph.layers().get(part.graph.layerOf(part.local(id)));
    }

    /// What errors say of where the user has written task `id`, or the empty string.
    public String origin(int id) {
        return layerOf(id).op().origin(key(id).index());
    }

    /// Adds what replaces task `id`, whose inputs become those of `graph`.
    Part append(int id, TaskGraph graph, int result) {
        Part replaced = part(id);
        int local = replaced.local(id);
        int[] inputs = new int[replaced.graph.dependencyCount(local)];
        for (int i = 0; i < inputs.length; i++) {
            int edge = replaced.graph.firstDependency(local) + i;
            inputs[i] = replaced.id(replaced.graph.dependency(edge));
        }
        Part part = new Part(graph, new Replaced(id, inputs, result), last());
        Part[] all = Arrays.copyOf(parts, parts.length + 1);
        all[all.length - 1] = part;
        parts = all;
        return part;
    }

    /// The part that replaces task `id`, if it was expanded.
    public Optional<Part> replacement(int id) {
        return Arrays.stream(parts).filter(part -> part.replacedId() == id).findFirst();
    }

    /// What a part replaces: a task, the ids of its inputs, and the id in the part's graph of the
    /// task whose result it takes over.
    private static final class Replaced {
        static final Replaced NOTHING = new Replaced(-1, new int[0], -1);

        final int id;
        final int[] inputs;
        final int result;

        Replaced(int id, int[] inputs, int result) {
            this.id = id;
            this.inputs = inputs;
            this.result = result;
        }
    }

    /// One graph with its place in the numbering of the job.
    public static final class Part {
        private final TaskGraph graph;
        private final Replaced replaced;
        private final int firstId;
        private final int firstLayer;

        /// The graph that was submitted.
        Part(TaskGraph graph) {
            this.graph = graph;
            this.replaced = Replaced.NOTHING;
            this.firstId = 0;
            this.firstLayer = 0;
        }

        /// What replaces a task, numbered after `before`.
        private Part(TaskGraph graph, Replaced replaced, Part before) {
            this.graph = graph;
            this.replaced = replaced;
            this.firstId = before.endId();
            this.firstLayer = before.firstLayer + before.graph.layers().size();
        }

        /// The task that answered with this graph, or -1 if it is the one submitted.
        public int replacedId() {
            return replaced.id;
        }

        /// The id in the job of the task whose result is that of the task replaced.
        public int result() {
            return id(replaced.result);
        }

        /// The graph, with ids of its own.
        public TaskGraph graph() {
            return graph;
        }

        /// The number of the graph's first layer.
        public int firstLayer() {
            return firstLayer;
        }

        /// The id in the graph of the job's task `id`.
        public int local(int id) {
            return id - firstId + graph.inputCount();
        }

        /// The id in the job of the graph's `local`: one of its tasks or of its inputs.
        public int id(int local) {
            int inputCount = graph.inputCount();
            return local < inputCount ? replaced.inputs[local] : local - inputCount + firstId;
        }

        int firstId() {
            return firstId;
        }

        int endId() {
            return firstId + graph.taskCount();
        }
    }
}
