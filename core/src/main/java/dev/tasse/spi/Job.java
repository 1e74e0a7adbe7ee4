package dev.tasse.spi;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/// A graph that a {@link Backend} runs, and its results. Thread-safe.
///
/// A job is settled when each wanted task has a result or has failed, and none of its tasks runs
/// any more. A task that fails makes those fail that take its result; the others end first.
public interface Job extends AutoCloseable {
    /// Whether the job is settled.
    boolean settled();

    /// Waits until the job is settled, at most for `timeout`; answers whether it is.
    ///
    /// @throws InterruptedException if the waiting thread is interrupted; the job goes on
    boolean await(Duration timeout) throws InterruptedException;

    /// Waits until the job is settled.
    ///
    /// @throws dev.tasse.error.TasseException why the first wanted task without a result has none:
    ///   the error of the engine that a task has thrown, or a {@link dev.tasse.error.TaskException}
    ///   caused by anything else it has thrown
    /// @throws CancellationException if the job was cancelled before it was settled
    /// @throws InterruptedException if the waiting thread is interrupted; the job goes on
    void join() throws InterruptedException;

    /// Has `action` run once the job is settled, on the thread that settles it; at once, on the
    /// calling thread, if it is settled already. What the action throws is logged and ignored.
    void whenSettled(Runnable action);

    /// The result of the wanted task `position`, from 0, borrowed: valid until this job is closed.
    ///
    /// @throws IllegalStateException if the job is not settled, or the result is taken or released
    /// @throws dev.tasse.error.TasseException if the task has no result, as of `join()`
    /// @throws CancellationException as of `join()`
    Object result(int position);

    /// The result of the wanted task `position`, from 0, which is the caller's from now on.
    ///
    /// @throws IllegalStateException if the job is not settled, or the result is taken or released,
    ///   or is also wanted at another position that is not
    /// @throws dev.tasse.error.TasseException if the task has no result, as of `join()`
    /// @throws CancellationException as of `join()`
    Object take(int position);

    /// Stops the job: tasks that have not started never do, running ones are told by {@link
    /// dev.tasse.graph.TaskContext#cancelled()}, those in a user's function by an interrupt. Does
    /// nothing to a settled job.
    void cancel();

    /// Closes the job when `owner`, which stands for it in the hands of a user, becomes
    /// unreachable. Called once at most.
    void closeWith(Object owner);

    /// Cancels the job unless it is settled, and releases the results that were not taken; those of
    /// running tasks as soon as these end. Does not wait.
    @Override
    void close();
}
