package dev.tasse.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Layers of tasks and what each task takes: dense ids and primitive arrays. Immutable.
///
/// The ids of a graph are first those of its inputs (none, unless it is an {@link Expand}), then
/// the tasks layer by layer in the order in which they were added. Dependencies and dependents are
/// rows of edges: those of task `id` are the edges from `firstDependency(id)` to, but not
/// including, `firstDependency(id + 1)`. Needs 16 bytes a task and 8 a dependency.
public final class TaskGraph {
    private final List<Layer> layers;
    private final int[] firstIds;
    private final int[] dependencyStarts;
    private final int[] dependencies;
    private final int[] dependentStarts;
    private final int[] dependents;
    private final boolean ascending;
    private final LayerIndex layerIndex;

    // What all graphs of one task have in common: the only ones that are made by the thousand.
    private static final int[] NO_EDGES = {};
    private static final int[] ONE_ROW = {0, 0};
    private static final int[] ONE_LAYER = {0, 1};
    private static final LayerIndex ONE_INDEX = LayerIndex.of(ONE_LAYER);

    private TaskGraph(Layer only) {
        this.layers = List.of(only);
        this.firstIds = ONE_LAYER;
        this.dependencyStarts = ONE_ROW;
        this.dependencies = NO_EDGES;
        this.dependentStarts = ONE_ROW;
        this.dependents = NO_EDGES;
        this.ascending = true;
        this.layerIndex = ONE_INDEX;
    }

    TaskGraph(GraphBuild build) {
        this.layers = build.layers();
        this.firstIds = build.firstIds();
        this.dependencyStarts = build.dependencyStarts();
        this.dependencies = build.dependencies();
        this.dependentStarts = build.dependentStarts();
        this.dependents = build.dependents();
        this.ascending = build.ascending();
        this.layerIndex = LayerIndex.of(firstIds);
    }

    /// A graph to be filled with layers.
    public static Builder builder() {
        return new Builder(0);
    }

    /// A graph to be filled with layers that take `inputs` results from outside, as the ids 0 to
    /// `inputs - 1`: what a task answers with to be replaced by it ({@link Expand}).
    public static Builder builder(int inputs) {
        return new Builder(inputs);
    }

    /// A graph of one task without inputs; its id is 0.
    public static TaskGraph of(String name, Op op) {
        return new TaskGraph(Layer.of(name, op, 1));
    }

    /// The number of ids: inputs and tasks.
    public int size() {
        return dependencyStarts.length - 1;
    }

    /// How many ids, the first ones, stand for inputs of the whole graph.
    public int inputCount() {
        return firstIds[0];
    }

    /// The number of tasks.
    public int taskCount() {
        return size() - inputCount();
    }

    /// Whether each task comes after all it depends on in the order of ids.
    public boolean ascending() {
        return ascending;
    }

    /// Whether any task depends on another.
    public boolean hasEdges() {
        return dependencies.length > 0;
    }

    /// All layers.
    public List<Layer> layers() {
        return layers;
    }

    /// The id of the first task of layer `position`; of one past the last, `size()`.
    public int firstId(int position) {
        return firstIds[position];
    }

    /// The position in `layers()` of the layer of task `id`.
    public int layerOf(int id) {
        if (id < inputCount() || id >= size()) throw new IndexOutOfBoundsException(id);
        return layerIndex.layerOf(id);
    }

    /// The name of task `id`.
    public TaskKey key(int id) {
        int position = layerOf(id);
        return new TaskKey(layers.get(position).name(), id - firstIds[position]);
    }

    /// The id of the task of this name. Looks through all layers.
    ///
    /// @throws IllegalArgumentException if there is none
    public int id(TaskKey key) {
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            if (layer.name().equals(key.layer())
                    && key.index() >= 0
                    && key.index() < layer.count()) {
                return firstIds[i] + key.index();
            }
        }
        throw new IllegalArgumentException("task " + key + " is not in the graph");
    }

    /// Task `id` seen alone. Inputs of the whole graph have no name and are left out.
    public Task task(int id) {
        List<TaskKey> keys = new ArrayList<>();
        for (int edge = firstDependency(id); edge < firstDependency(id + 1); edge++) {
            if (dependencies[edge] >= inputCount()) keys.add(key(dependencies[edge]));
        }
        return new Task(key(id), layers.get(layerOf(id)), keys);
    }

    /// How many results task `id` takes.
    public int dependencyCount(int id) {
        return dependencyStarts[id + 1] - dependencyStarts[id];
    }

    /// The first of the edges to what `id` depends on.
    public int firstDependency(int id) {
        return dependencyStarts[id];
    }

    /// The id at the end of the dependency edge `edge`.
    public int dependency(int edge) {
        return dependencies[edge];
    }

    /// How many dependencies on `id` there are.
    public int dependentCount(int id) {
        return dependentStarts[id + 1] - dependentStarts[id];
    }

    /// The first of the edges to what depends on `id`.
    public int firstDependent(int id) {
        return dependentStarts[id];
    }

    /// The id at the end of the dependent edge `edge`; ascending within a row, and as often as it
    /// takes the result.
    public int dependent(int edge) {
        return dependents[edge];
    }

    /// Collects layers. Not thread-safe.
    public static final class Builder {
        private final List<Layer> layers = new ArrayList<>();
        private int[] firstIds = new int[8];
        private int[] starts;
        private int[] edges = new int[8];
        private int size;
        private int edgeCount;

        private Builder(int inputs) {
            if (inputs < 0) throw new IllegalArgumentException("inputs " + inputs);
            this.starts = new int[inputs + 1];
            this.size = inputs;
            firstIds[0] = inputs;
        }

        /// The id that the first task of the next layer will get.
        public int size() {
            return size;
        }

        /// Adds tasks that take nothing, and answers the id of the first.
        public int add(Layer layer) {
            return add(layer, Dependencies.none(layer.count()));
        }

        /// Adds tasks with their dependencies, and answers the id of the first task. Dependencies
        /// may lie in the same layer or in one that is added later.
        ///
        /// @throws IllegalArgumentException if the dependencies are for another number of tasks
        public int add(Layer layer, Dependencies dependencies) {
            if (layer.count() != dependencies.count()) {
                throw new IllegalArgumentException(
                        "layer %s has %d tasks, but dependencies of %d were given"
                                .formatted(layer.name(), layer.count(), dependencies.count()));
            }
            int first = size;
            size = Math.addExact(size, layer.count());
            starts = grown(starts, size + 1);
            dependencies.copyEnds(starts, first + 1, edgeCount);
            int nextEdge = edgeCount;
            edgeCount = Math.addExact(edgeCount, dependencies.total());
            edges = grown(edges, edgeCount);
            dependencies.copyIds(edges, nextEdge);
            layers.add(layer);
            firstIds = grown(firstIds, layers.size() + 1);
            firstIds[layers.size()] = size;
            return first;
        }

        /// The graph.
        ///
        /// @throws IllegalArgumentException if two layers have one name, a dependency is not in the
        ///   graph, or tasks depend on each other in a circle
        public TaskGraph build() {
            return new TaskGraph(
                    GraphBuild.of(
                            layers,
                            Arrays.copyOf(firstIds, layers.size() + 1),
                            Arrays.copyOf(starts, size + 1),
                            Arrays.copyOf(edges, edgeCount)));
        }

        private static int[] grown(int[] array, int needed) {
            if (needed <= array.length) return array;
            return Arrays.copyOf(array, Math.max(needed, array.length + (array.length >> 1)));
        }
    }
}
