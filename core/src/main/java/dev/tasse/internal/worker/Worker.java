package dev.tasse.internal.worker;

import dev.tasse.internal.scheduler.SchedulerState;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// A thread that asks for batches and runs them until it is told to end. The engine's own threads
/// live as long as the backend; an extra one, a virtual thread, takes the place of one that waits
/// for a job inside a task.
final class Worker implements Runnable {
    private static final ThreadLocal<@Nullable Worker> CURRENT = new ThreadLocal<>();

    private final Scheduling scheduling;
    private final boolean extra;
    private final Report report = new Report(SchedulerState.BATCH_MAX);
    private final TaskRunner runner;
    private final Thread thread;
    private volatile int depth;

    // Set by whoever gives it something to do; `parked` spares them the call while it still spins.
    private volatile boolean woken;
    private volatile boolean parked;

    /// A worker that has not started; one without a name is an extra one.
    Worker(Scheduling scheduling, BackendOptions options, String name) {
        this.scheduling = scheduling;
        this.extra = name.isEmpty();
        this.runner = new TaskRunner(options, report);
        this.thread =
                extra
                        ? Thread.ofVirtual().name("tasse-extra").unstarted(this)
                        : Thread.ofPlatform().daemon().name(name).unstarted(this);
    }

    /// The worker whose thread is calling, if it is one.
    static Optional<Worker> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    @Override
    public void run() {
        CURRENT.set(this);
        try {
            Optional<Batch> batch = scheduling.next(this);
            while (batch.isPresent()) {
                depth = batch.get().job().depth();
                runner.run(batch.get());
                scheduling.tell(this, batch.get().job());
                batch = scheduling.next(this);
            }
        } catch (Throwable error) { // a fault of ours: nobody may wait for ever because of it
            scheduling.breakDown(error);
        }
    }

    void start() {
        thread.start();
    }

    /// Waits until the thread has ended.
    void join() throws InterruptedException {
        thread.join();
    }

    boolean belongsTo(Scheduling other) {
        return scheduling == other;
    }

    boolean isExtra() {
        return extra;
    }

    /// How many tasks, one inside the other, the one that it runs is deep.
    int depth() {
        return depth;
    }

    Report report() {
        return report;
    }

    /// Called under the lock before it may be found by those who wake it.
    void prepareToWait() {
        woken = false;
    }

    void wake() {
        woken = true;
        if (parked) LockSupport.unpark(thread);
    }

    /// Waits until it is woken, the first `spinNanos` of it without letting go of the core.
    void await(long spinNanos) {
        long end = System.nanoTime() + spinNanos;
        while (!woken && System.nanoTime() < end) Thread.onSpinWait();
        parked = true;
        while (!woken) {
            LockSupport.park(scheduling);
            Thread.interrupted();
        }
        parked = false;
    }
}
