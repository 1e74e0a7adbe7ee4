package dev.tasse.internal.worker;

import dev.tasse.internal.scheduler.SchedulerState;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
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
    private final Executor around;
    private final Thread thread;
    private volatile int depth;

    // Under the lock of the scheduling: what it works on, since when; 0: for too long already.
    private @Nullable Batch batch;
    private long begun;

    // Under the lock too: whether it was woken and has not looked for work since.
    private boolean summoned;

    // Set by whoever gives it something to do; `parked` spares them the call while it still spins.
    private volatile boolean woken;
    private volatile boolean parked;

    /// A worker that has not started; one without a name is an extra one.
    Worker(Scheduling scheduling, BackendOptions options, String name) {
        this.scheduling = scheduling;
        this.extra = name.isEmpty();
        this.runner = new TaskRunner(options, report);
        this.around = options.around();
        this.thread =
                extra || options.virtual()
                        ? Thread.ofVirtual().name("tasse-extra").unstarted(this)
                        : Thread.ofPlatform().daemon().name(name).unstarted(this);
    }

    /// The worker whose thread is calling, if it is one.
    static Optional<Worker> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    @Override
    public void run() {
        around.execute(this::work);
    }

    private void work() {
        CURRENT.set(this);
        try {
            boolean more = run(scheduling.next(this));
            while (more) more = run(scheduling.exchange(this));
        } catch (Throwable error) { // a fault of ours: nobody may wait for ever because of it
            scheduling.breakDown(error);
        }
    }

    /// Runs the next batch; whether there is one. A method of its own, whose frame does not keep
    /// the batch alive while its thread waits.
    private boolean run(Optional<Batch> batch) {
        if (batch.isEmpty()) return false;
        depth = batch.get().depth();
        runner.run(batch.get());
        return true;
    }

    void start() {
        thread.start();
    }

    /// Waits until the thread has ended.
    void join() throws InterruptedException {
        thread.join();
    }

    /// Runs `wait` inside the task that it runs, while another takes its place.
    void replaced(Waiting.Wait wait) throws InterruptedException {
        scheduling.replaced(this, wait);
    }

    /// What its thread is called.
    String name() {
        return thread.getName();
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

    /// Interrupts the user's function of `job` that it is in, if it is in one.
    void interrupt(JobRun job) {
        runner.interrupt(job, thread);
    }

    /// Called under the lock when it is given `next`.
    void begin(Batch next) {
        batch = next;
        begun = System.nanoTime();
    }

    /// Called under the lock when it has ended what it began: an idle worker keeps no job alive.
    void end() {
        batch = null;
    }

    /// Called under the lock when its task begins to wait for others.
    void holdUp() {
        begun = 0;
    }

    /// Whether its batch takes `overdueNanos` or longer, or waits for others.
    boolean isHeldUp(long now, long overdueNanos) {
        return begun == 0 || now - begun >= overdueNanos;
    }

    /// What it works on.
    Batch batch() {
        return Objects.requireNonNull(batch);
    }

    /// Called under the lock by who wakes it up.
    void summon() {
        summoned = true;
        wake();
    }

    /// Called under the lock when it looks for work; whether it was summoned to.
    boolean answerSummons() {
        boolean was = summoned;
        summoned = false;
        return was;
    }

    /// Called under the lock before it may be found by those who wake it.
    void prepareToWait() {
        woken = false;
    }

    private void wake() {
        woken = true;
        if (parked) LockSupport.unpark(thread);
    }

    /// Waits until it is woken, but at most `patienceNanos`; the first `spinNanos` of it without
    /// letting go of the core. Whether it was woken.
    boolean await(long spinNanos, long patienceNanos) {
        long start = System.nanoTime();
        while (!woken && System.nanoTime() - start < spinNanos) Thread.onSpinWait();
        parked = true;
        while (!woken && System.nanoTime() - start < patienceNanos) {
            LockSupport.parkNanos(scheduling, patienceNanos);
            Thread.interrupted();
        }
        parked = false;
        return woken;
    }
}
