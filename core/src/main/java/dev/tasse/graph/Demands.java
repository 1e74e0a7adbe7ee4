package dev.tasse.graph;

import dev.tasse.config.Resources;

import java.io.Serializable;

/// What the tasks of a layer ask of the scheduler.
///
/// @param priority tasks with a higher one, and what they need, come before others of their graph
/// @param resources what a task takes of the client's resources while it runs
public record Demands(int priority, Resources resources) implements Serializable {
    /// Priority 0, no resources.
    public static final Demands NONE = new Demands(0, Resources.NONE);

    /// The same with another priority.
    public Demands withPriority(int newPriority) {
        return new Demands(newPriority, resources);
    }

    /// The same with other resources.
    public Demands withResources(Resources newResources) {
        return new Demands(priority, newResources);
    }
}
