package dev.tasse.internal.worker;

/// Waiting inside a task without keeping its thread from other tasks.
public final class Waiting {
    private Waiting() {}

    /// Something that waits.
    @FunctionalInterface
    public interface Wait {
        /// Waits.
        ///
        /// @throws InterruptedException if the waiting thread is interrupted
        void run() throws InterruptedException;
    }

    /// Runs `wait`; if the calling thread runs a task, another takes its place meanwhile.
    ///
    /// @throws InterruptedException if the calling thread is interrupted
    public static void run(Wait wait) throws InterruptedException {
        Worker worker = Worker.current().orElse(null);
        if (worker == null) wait.run();
        else worker.replaced(wait);
    }
}
