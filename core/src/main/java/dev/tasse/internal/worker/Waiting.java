package dev.tasse.internal.worker;

import java.util.function.BooleanSupplier;

/// Waiting inside a task without keeping its thread from other tasks.
public final class Waiting {
    private static final long SPIN_NANOS = 10_000;

    private Waiting() {}

    /// Something that waits.
    @FunctionalInterface
    public interface Wait {
        /// Waits.
        ///
        /// @throws InterruptedException if the waiting thread is interrupted
        void run() throws InterruptedException;
    }

    /// Waits until `done`, but not for long: something small is over before a thread could be put
    /// to sleep and woken up again. Whether it is done.
    static boolean spin(BooleanSupplier done) {
        long start = System.nanoTime();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - start >= SPIN_NANOS) return false;
            Thread.onSpinWait();
        }
        return true;
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
