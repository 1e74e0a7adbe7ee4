package dev.tasse.graph;

import java.util.List;

/// One task seen alone, made on demand for drawings and messages.
///
/// @param key its name
/// @param layer the layer that holds its operation
/// @param dependencies the tasks whose results it takes, in the order of its inputs
public record Task(TaskKey key, Layer layer, List<TaskKey> dependencies) {
    /// A task; the list is copied.
    public Task {
        dependencies = List.copyOf(dependencies);
    }
}
