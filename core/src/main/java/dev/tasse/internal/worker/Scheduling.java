package dev.tasse.internal.worker;

import dev.tasse.internal.scheduler.Command;
import dev.tasse.internal.scheduler.Event;
import dev.tasse.internal.scheduler.JobGraph;
import dev.tasse.internal.scheduler.SchedulerState;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The one lock around the scheduler's state, and its hand-over: no thread owns the state, the
/// worker that has finished a batch takes the lock, tells what it did, and leaves with the next
/// batch.
final class Scheduling {
    // A task that ends soon is worth waiting for without giving up the core, but with few cores not
    // for long: the core may be the one that the task needs.
    private static final long SPIN_NANOS = 20_000;

    // Ready work of less than this is left to whoever works already: two threads that hand tiny
    // tasks to each other are slower than one.
    private static final float WORTH_SHARING_NANOS = 10_000;

    // A batch was expected to end much sooner than this. If it has not, its worker may be held up.
    private static final long OVERDUE_NANOS = 500_000;

    // The lock is held for about a microsecond: as often as this it is tried for before the thread
    // is
    // put to sleep, which takes fifty.
    private static final int LOCK_TRIES = 1000;

    private final ReentrantLock lock = new ReentrantLock();
    private final SchedulerState state = new SchedulerState();
    private final Map<Integer, JobRun> jobs = new HashMap<>();
    private final BackendOptions options;

    // Workers with a batch, and those without. One of the latter, the watcher, looks from time to
    // time whether one of the former is held up, so that no estimate can make work wait for long.
    private final List<Worker> working = new ArrayList<>();
    private final ArrayDeque<Worker> idle = new ArrayDeque<>();
    private @Nullable Worker watcher;

    // What is to be done as soon as the lock is let go of.
    private final List<Runnable> actions = new ArrayList<>(0);

    // What the present event leads to; always the same list, to make no garbage.
    private final List<Command> commands = new ArrayList<>();

    // Extra workers whose place is needed again, since a task that waited goes on.
    private int surplus;
    private boolean closed;

    Scheduling(BackendOptions options) {
        this.options = options;
        take(new Event.MemoryReported(options.resultBytes()));
    }

    /// Adds a job to what is to be run.
    void submit(JobRun job) {
        lock();
        try {
            if (closed) throw new IllegalStateException("the backend is closed");
            int number = state.nextJob();
            job.numbered(number);
            jobs.put(number, job);
            take(new Event.GraphAdded(number, job.state()));
            wakeOne();
        } finally {
            unlock();
        }
    }

    /// Takes what `worker` has done of the batch `done`, and gives it the next, as {@link #next}.
    Optional<Batch> exchange(Worker worker, Batch done) {
        lock();
        try {
            working.remove(worker);
            worker.end();
            take(worker.report(), done.job());
            // What others wanted to be done after jobs may take long: without a batch that waits.
            if (actions.isEmpty() && mayGoOn(worker)) {
                Optional<Batch> batch = batch(worker, true);
                if (batch.isPresent()) return batch;
            }
        } finally {
            unlock();
        }
        return next(worker);
    }

    private boolean mayGoOn(Worker worker) {
        return !closed && (!worker.isExtra() || surplus == 0);
    }

    private void take(Report report, JobRun job) {
        for (Report.Stop stop : report.stops()) stop(job, stop);
        if (report.doneCount() > 0) take(report.done(job.number()));
        for (Event event : report.others()) takeOther(job, event);
        if (job.listens()) job.tellProgress(report.doneIds());
        report.clear();
    }

    private void stop(JobRun job, Report.Stop stop) {
        JobGraph.Part part = job.graph().partOfLayer(stop.layer());
        int position = stop.layer() - part.firstLayer();
        int first = part.id(part.graph().firstId(position));
        int end = part.id(part.graph().firstId(position + 1) - 1) + 1;
        job.store().fill(first, end, stop.empty());
        take(new Event.LayerStopped(job.number(), stop.layer()));
    }

    private void takeOther(JobRun job, Event event) {
        take(event);
        job.store().grow(job.graph().size());
    }

    /// The next batch for `worker`, which waits for it; none when the worker is to end.
    Optional<Batch> next(Worker worker) {
        boolean patient = true;
        while (true) {
            boolean watches;
            lock();
            try {
                if (worker == watcher) watcher = null;
                if (!patient) idle.remove(worker);
                if (!mayGoOn(worker)) {
                    surplus = Math.max(0, surplus - 1);
                    return Optional.empty();
                }
                Optional<Batch> batch = batch(worker, patient);
                if (batch.isPresent()) return batch;
                watches = watcher == null && !working.isEmpty();
                if (watches) watcher = worker;
                worker.prepareToWait();
                idle.push(worker);
            } finally {
                unlock();
            }
            patient = worker.await(SPIN_NANOS, watches ? OVERDUE_NANOS : Long.MAX_VALUE);
        }
    }

    private Optional<Batch> batch(Worker worker, boolean patient) {
        Optional<Batch> batch = Optional.empty();
        if (!patient || working.isEmpty() || worthSharing() || allHeldUp()) batch = polled();
        if (batch.isEmpty()) batch = leftByOthers();
        if (batch.isPresent()) {
            worker.begin(batch.get());
            working.add(worker);
            wakeOne();
        }
        return batch;
    }

    private Optional<Batch> polled() {
        Command.Run run = state.poll(options.threads());
        return run.isEmpty() ? Optional.empty() : Optional.of(new Batch(job(run.job()), run));
    }

    private boolean worthSharing() {
        return state.readyNanos() >= WORTH_SHARING_NANOS;
    }

    private boolean allHeldUp() {
        long now = System.nanoTime();
        return working.stream().allMatch(worker -> worker.isHeldUp(now, OVERDUE_NANOS));
    }

    /// What somebody has not begun who is held up by another task of the same batch.
    private Optional<Batch> leftByOthers() {
        long now = System.nanoTime();
        return working.stream()
                .filter(worker -> worker.isHeldUp(now, OVERDUE_NANOS))
                .map(Worker::batch)
                .filter(batch -> !batch.isExhausted())
                .findFirst();
    }

    private void wakeOne() {
        if (idle.isEmpty()) return;
        boolean unwatched = watcher == null && !working.isEmpty();
        boolean work = working.isEmpty() ? state.readyNanos() > 0 : worthSharing();
        if (unwatched || work) idle.pop().wake();
    }

    private JobRun job(int number) {
        return Objects.requireNonNull(jobs.get(number));
    }

    /// Takes an event of `job`, unless the job is over.
    void tellOf(JobRun job, Event event) {
        lock();
        try {
            if (!job.isForgotten()) take(event);
            wakeOne();
        } finally {
            unlock();
        }
    }

    /// Cancels `job`, which knows that it has ended.
    void cancel(JobRun job) {
        lock();
        try {
            if (job.isForgotten()) return;
            interrupt(job);
            take(new Event.Cancelled(job.number()));
        } finally {
            unlock();
        }
    }

    private void interrupt(JobRun job) {
        for (Worker worker : working) worker.interrupt(job);
    }

    private void lock() {
        for (int i = 0; i < LOCK_TRIES; i++) {
            if (lock.tryLock()) return;
            Thread.onSpinWait();
        }
        lock.lock();
    }

    /// Lets go of the lock, and then does what others wanted to be done after jobs.
    private void unlock() {
        if (actions.isEmpty() || lock.getHoldCount() > 1) {
            lock.unlock();
            return;
        }
        List<Runnable> todo = List.copyOf(actions);
        actions.clear();
        lock.unlock();
        todo.forEach(JobRun::run);
    }

    private void take(Event event) {
        state.accept(event, commands);
        for (Command command : commands) carryOut(command);
        commands.clear();
    }

    private void carryOut(Command command) {
        switch (command) {
            case Command.Run _ -> throw new AssertionError("tasks are polled for");
            case Command.Drop drop -> job(drop.job()).store().drop(drop.ids());
            case Command.Move(int number, int from, int to) -> job(number).store().move(from, to);
            case Command.Complete(int number) -> actions.addAll(job(number).settle());
            case Command.Fail(int number) -> actions.addAll(job(number).settle());
            case Command.Forget(int number) -> Objects.requireNonNull(jobs.remove(number)).forget();
        }
    }

    /// Runs `wait` in a task of `worker`, whose place an extra worker takes meanwhile.
    void replaced(Worker worker, Waiting.Wait wait) throws InterruptedException {
        holdUp(worker);
        new Worker(this, options, "").start();
        try {
            wait.run();
        } finally {
            lock();
            try {
                surplus++;
                idle.stream().filter(Worker::isExtra).findFirst().ifPresent(this::wakeExtra);
            } finally {
                unlock();
            }
        }
    }

    /// Tells what `worker` has done already, and lets others do what it has not begun.
    private void holdUp(Worker worker) {
        lock();
        try {
            worker.holdUp();
            take(worker.report(), worker.batch().job());
            wakeOne();
        } finally {
            unlock();
        }
    }

    private void wakeExtra(Worker extra) {
        idle.remove(extra);
        extra.wake();
    }

    /// Ends all jobs and workers, without waiting.
    void close() {
        lock();
        try {
            closed = true;
            for (JobRun job : List.copyOf(jobs.values())) {
                job.end();
                interrupt(job);
                take(new Event.Cancelled(job.number()));
            }
            idle.forEach(Worker::wake);
            idle.clear();
        } finally {
            unlock();
        }
    }

    /// A fault of the engine: fails all jobs, so that nobody waits for ever.
    void breakDown(Throwable error) {
        lock();
        try {
            closed = true;
            for (JobRun job : jobs.values()) actions.addAll(job.breakDown(error));
            idle.forEach(Worker::wake);
            idle.clear();
        } finally {
            unlock();
        }
    }
}
