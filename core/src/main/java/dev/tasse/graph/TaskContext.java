package dev.tasse.graph;

/// What a running task may ask of the engine. Valid until its {@link Op} returns; used by the
/// thread of the task only, except {@link #cancelled()}.
public interface TaskContext {
    /// The name of the task.
    TaskKey key();

    /// Whether nobody wants the result any more. Long tasks ask once per batch of rows and then
    /// return anything or throw: the answer is dropped.
    boolean cancelled();

    /// Which attempt this is, from 1.
    int attempt();

    /// What the backend lends its tasks, such as the memory pool.
    ///
    /// @throws IllegalArgumentException if it lends no such thing
    <T> T resource(Class<T> type);

    /// Whether the task may hold `bytes` more of state than it has reserved so far. Never waits: on
    /// false the task evicts some of its own state, or does with less. What is still reserved when
    /// the task ends is given back by the engine.
    boolean reserve(long bytes);

    /// Gives back `bytes` of what the task reserved.
    void unreserve(long bytes);

    /// Ends the task's layer early, once this task has returned its own result: every task of the
    /// layer that has not started by then is not run and answers `empty`, and what only those tasks
    /// needed is not run either. Tasks that have started end as usual; tasks that take the answers
    /// run.
    ///
    /// @param empty shared by all those tasks and never released: it must hold no memory
    void stopLayer(Object empty);
}
