package dev.tasse.spi;

/// Tasks that were submitted together, each of which ends, is waited for, cancelled and released by
/// itself: one graph instead of thousands of jobs of one task. Thread-safe.
public interface JobGroup extends AutoCloseable {
    /// The number of tasks.
    int size();

    /// Task `position`, from 0, as a job of its own with one result.
    Job part(int position);

    /// Waits until all tasks have ended, or one has failed or was cancelled.
    ///
    /// @throws InterruptedException if the waiting thread is interrupted; the tasks go on
    void await() throws InterruptedException;

    /// Closes this group when `owner`, which stands for it in the hands of a user, becomes
    /// unreachable. Called once at most.
    void closeWith(Object owner);

    /// Closes all parts but those that have an owner of their own.
    @Override
    void close();
}
