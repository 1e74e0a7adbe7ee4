package dev.tasse.internal.worker;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;

/// Lets a cancelled job interrupt the user's function that a thread is in, and nothing that the
/// thread does before or after it: an interrupt elsewhere would close the files that are read.
final class InterruptGate {
    private final AtomicReference<@Nullable RunningTask> inside = new AtomicReference<>();
    private volatile boolean struck;

    /// The calling thread enters the function of `task`.
    ///
    /// @throws CancellationException if the task is cancelled
    void enter(RunningTask task) {
        inside.set(task);
        if (!task.cancelled()) return;
        leave();
        throw new CancellationException("the job was cancelled");
    }

    /// The calling thread has left the function.
    void leave() {
        if (inside.getAndSet(null) == null) {
            while (!struck) Thread.onSpinWait();
            struck = false;
        }
        Thread.interrupted();
    }

    /// Interrupts `thread`, whose gate this is, if it is in a function of a cancelled task of
    /// `job`.
    void strike(JobRun job, Thread thread) {
        RunningTask task = inside.get();
        if (task == null || task.job() != job || !task.cancelled()) return;
        if (!inside.compareAndSet(task, null)) return;
        thread.interrupt();
        struck = true;
    }
}
