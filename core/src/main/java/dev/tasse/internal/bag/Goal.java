package dev.tasse.internal.bag;

import dev.tasse.graph.TaskContext;

import java.io.Serializable;
import java.util.List;

/// What is to become of the values of each partition: the last part of a task.
interface Goal extends Serializable {
    /// A collector for one partition.
    ///
    /// @param extra results that the goal takes besides those that the partition is made of
    Collector start(List<Object> extra, TaskContext context);

    /// The functions of the user that it calls.
    default List<Object> functions() {
        return List.of();
    }
}
