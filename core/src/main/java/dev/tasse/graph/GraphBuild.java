package dev.tasse.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Turns the rows of a builder into those of a graph: refuses what cannot run, and turns all edges
/// round. Apart from {@link TaskGraph} so that the graph itself keeps only its final arrays.
final class GraphBuild {
    private final List<Layer> layers;
    private final int[] firstIds;
    private final int[] dependencyStarts;
    private final int[] dependencies;
    private final int[] dependentStarts;
    private final int[] dependents;
    private boolean ascending = true;

    private GraphBuild(List<Layer> layers, int[] firstIds, int[] starts, int[] edges) {
        this.layers = List.copyOf(layers);
        this.firstIds = firstIds;
        this.dependencyStarts = starts;
        this.dependencies = edges;
        this.dependentStarts = edges.length == 0 ? starts : new int[starts.length];
        this.dependents = new int[edges.length];
    }

    static GraphBuild of(List<Layer> layers, int[] firstIds, int[] starts, int[] edges) {
        GraphBuild build = new GraphBuild(layers, firstIds, starts, edges);
        build.checkNames();
        if (edges.length == 0) return build; // all rows are empty, also of the turned edges
        build.countDependents();
        build.turnEdges();
        if (!build.ascending) build.checkCircles();
        return build;
    }

    private int size() {
        return dependencyStarts.length - 1;
    }

    private void checkNames() {
        Set<String> names = HashSet.newHashSet(layers.size());
        for (Layer layer : layers) {
            if (!names.add(layer.name())) {
                throw new IllegalArgumentException(
                        "two layers are called " + layer.name() + "; names must be unique");
            }
        }
    }

    /// Leaves in dependentStarts[id + 1] how many dependents `id` has.
    private void countDependents() {
        int size = size();
        for (int id = 0; id < size; id++) {
            for (int edge = dependencyStarts[id]; edge < dependencyStarts[id + 1]; edge++) {
                int dependency = dependencies[edge];
                if (dependency < 0 || dependency >= size) throw missing(id, dependency);
                if (dependency >= id) ascending = false;
                dependentStarts[dependency + 1]++;
            }
        }
    }

    private IllegalArgumentException missing(int id, int dependency) {
        return new IllegalArgumentException(
                "task %s depends on id %d, which is not in the graph (ids 0 to %d)"
                        .formatted(name(id), dependency, size() - 1));
    }

    private void turnEdges() {
        int size = size();
        for (int id = 0; id < size; id++) {
            dependentStarts[id + 1] += dependentStarts[id];
        }
        // Filling moves each start to its end, which is the next one's start: shifted back after.
        for (int id = 0; id < size; id++) {
            for (int edge = dependencyStarts[id]; edge < dependencyStarts[id + 1]; edge++) {
                dependents[dependentStarts[dependencies[edge]]++] = id;
            }
        }
        System.arraycopy(dependentStarts, 0, dependentStarts, 1, size);
        dependentStarts[0] = 0;
    }

    private void checkCircles() {
        int[] waiting = new int[size()];
        int[] done = new int[size()];
        int doneCount = 0;
        for (int id = 0; id < size(); id++) {
            waiting[id] = dependencyStarts[id + 1] - dependencyStarts[id];
            if (waiting[id] == 0) done[doneCount++] = id;
        }
        for (int next = 0; next < doneCount; next++) {
            int id = done[next];
            for (int edge = dependentStarts[id]; edge < dependentStarts[id + 1]; edge++) {
                if (--waiting[dependents[edge]] == 0) done[doneCount++] = dependents[edge];
            }
        }
        if (doneCount < size()) throw new IllegalArgumentException(circle(waiting));
    }

    /// Names a circle: whoever still waits depends on someone who still waits.
    private String circle(int[] waiting) {
        int id = 0;
        while (waiting[id] == 0) id++;
        boolean[] seen = new boolean[size()];
        while (!seen[id]) {
            seen[id] = true;
            id = waitingDependency(id, waiting);
        }
        StringBuilder text = new StringBuilder("tasks depend on each other: ").append(name(id));
        int named = 1;
        for (int at = waitingDependency(id, waiting); at != id && named < 8; named++) {
            text.append(" on ").append(name(at));
            at = waitingDependency(at, waiting);
        }
        return text.append(" on ").append(named < 8 ? name(id) : "more").toString();
    }

    private int waitingDependency(int id, int[] waiting) {
        int edge = dependencyStarts[id];
        while (waiting[dependencies[edge]] == 0) edge++;
        return dependencies[edge];
    }

    private String name(int id) {
        int position = 0;
        while (firstIds[position + 1] <= id) position++;
        return new TaskKey(layers.get(position).name(), id - firstIds[position]).toString();
    }

    List<Layer> layers() {
        return layers;
    }

    int[] firstIds() {
        return firstIds;
    }

    int[] dependencyStarts() {
        return dependencyStarts;
    }

    int[] dependencies() {
        return dependencies;
    }

    int[] dependentStarts() {
        return dependentStarts;
    }

    int[] dependents() {
        return dependents;
    }

    boolean ascending() {
        return ascending;
    }
}
