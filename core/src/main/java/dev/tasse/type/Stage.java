package dev.tasse.type;

/// The stages of a plan that can be looked at.
public enum Stage {
    /// As the user wrote it, with names and types resolved.
    LOGICAL,
    /// Each rule of the optimiser that changes the plan, with the plan that it leads to.
    RULES,
    /// After the rules of the optimiser: what will run.
    OPTIMIZED,
    /// The layers of tasks that it becomes.
    TASKS
}
