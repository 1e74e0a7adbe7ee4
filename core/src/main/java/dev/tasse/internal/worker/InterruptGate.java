package dev.tasse.internal.worker;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;

/// Lets a cancelled job interrupt the user's function that a thread is in, and nothing that the
/// thread does before or after it: an interrupt elsewhere would close the files that are read.
final class InterruptGate {
    private final AtomicReference<@Nullable JobRun> inside = new AtomicReference<>();
    private volatile boolean struck;

    /// The calling thread enters a function of `job`.
    ///
    /// @throws CancellationException if the job is cancelled
    void enter(JobRun job) {
        inside.set(job);
        if (!job.ended()) return;
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

    /// Interrupts `thread`, whose gate this is, if it is in a function of `job`.
    void strike(JobRun job, Thread thread) {
        if (!inside.compareAndSet(job, null)) return;
        thread.interrupt();
        struck = true;
    }
}
