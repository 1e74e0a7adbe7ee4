package dev.tasse.internal.worker;

import dev.tasse.graph.Held;
import dev.tasse.graph.TaskStatus;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.scheduler.Command;
import dev.tasse.internal.scheduler.Event;
import dev.tasse.internal.scheduler.JobGraph;
import dev.tasse.internal.scheduler.SchedulerState;
import dev.tasse.internal.store.Spilling;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
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
    // is put to sleep, which takes fifty.
    private static final int LOCK_TRIES = 1000;

    private final ReentrantLock lock = new ReentrantLock();
    private final SchedulerState state;
    private final Inbox<JobRun> inbox = new Inbox<>();
    private @Nullable JobRun[] jobs = new @Nullable JobRun[16];
    private final BackendOptions options;
    private final Spilling spilling;

    // Workers with a batch, and those without. One of the latter, the watcher, looks from time to
    // time whether one of the former is held up, so that no estimate can make work wait for long.
    private final List<Worker> working = new ArrayList<>();
    private final ArrayDeque<Worker> idle = new ArrayDeque<>();
    private @Nullable Worker watcher;

    // What who submits needs to know without the lock: how many are idle, how many of those were
    // woken and will look for work, whether anybody works, and how long a single task takes.
    private volatile int sleeping;
    private final AtomicInteger searching = new AtomicInteger();
    private volatile boolean anyWorking;
    private volatile float loneNanos;

    // What is to be done as soon as the lock is let go of.
    private final List<Runnable> actions = new ArrayList<>(0);

    // What the present event leads to; always the same list, to make no garbage.
    private final List<Command> commands = new ArrayList<>();

    // Extra workers whose place is needed again, since a task that waited goes on.
    private int surplus;
    private volatile boolean closed;

    Scheduling(BackendOptions options) {
        this.options = options;
        this.state = new SchedulerState(options.supply());
        this.spilling = new Spilling(options.resource(MemoryPool.class), options.resultBytes());
        take(new Event.MemoryReported(options.resultBytes()));
    }

    /// Adds a job to what is to be run.
    void submit(JobRun job) {
        if (closed) throw new IllegalStateException("the backend is closed");
        int waiting = inbox.push(job);
        if (!closed && !needsWaking(waiting, job.isLone())) return;
        lock();
        try {
            wakeOne();
        } finally {
            unlock();
        }
    }

    /// Whether nobody will look into the inbox soon enough: who is at work does between two
    /// batches, and who was woken up does at once.
    private boolean needsWaking(int waiting, boolean lone) {
        if (sleeping == 0 || searching.get() > 0) return false;
        return !anyWorking || !lone || waiting * loneNanos >= WORTH_SHARING_NANOS;
    }

    /// Gives the scheduler what was submitted.
    private void admit() {
        for (JobRun job = inbox.drain(); job != null; ) {
            JobRun next = job.linked();
            job.link(null);
            admit(job);
            job = next;
        }
    }

    private void admit(JobRun job) {
        if (closed) {
            job.end();
            actions.addAll(job.giveUp());
            return;
        }
        int number = state.nextJob();
        job.numbered(number);
        if (number == jobs.length) jobs = Arrays.copyOf(jobs, number * 2);
        jobs[number] = job;
        take(new Event.GraphAdded(number, job.state()));
    }

    /// Takes what `worker` has done, and gives it the next batch, as {@link #next}.
    Optional<Batch> exchange(Worker worker) {
        lock();
        try {
            working.remove(worker);
            worker.end();
            take(worker.report());
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

    private void take(Report report) {
        for (Report.Stop stop : report.stops()) stop(stop.job(), stop);
        int count = report.doneCount();
        for (int from = 0; from < count; from = report.endOfJob(from)) {
            take(report.done(from, report.endOfJob(from)));
        }
        for (Report.Other other : report.others()) takeOther(other.job(), other.event());
        for (int from = 0; from < count; from = report.endOfJob(from)) {
            JobRun job = report.job(from);
            if (job.listens()) job.tellProgress(report.doneIds(from, report.endOfJob(from)));
        }
        report.clear();
        loneNanos = state.loneNanos();
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
                lookUp(worker);
                if (!mayGoOn(worker)) {
                    surplus = Math.max(0, surplus - 1);
                    wakeOne(); // it may have been woken for work that others must do now
                    return Optional.empty();
                }
                Optional<Batch> batch = batch(worker, patient);
                if (batch.isPresent()) return batch;
                anyWorking = !working.isEmpty();
                watches = watcher == null && anyWorking;
                if (watches) watcher = worker;
                worker.prepareToWait();
                idle.push(worker);
                sleeping = idle.size();
                // Who submits looks at `sleeping` after the inbox: one of the two sees the other.
                if (!inbox.isEmpty()) continue;
            } finally {
                unlock();
            }
            patient = worker.await(SPIN_NANOS, watches ? OVERDUE_NANOS : Long.MAX_VALUE);
        }
    }

    /// `worker` waits no more, or not yet.
    private void lookUp(Worker worker) {
        if (worker == watcher) watcher = null;
        if (idle.remove(worker)) sleeping = idle.size();
        if (worker.answerSummons()) {
            searching.decrementAndGet();
            admit(); // what came while others relied on this worker
        }
    }

    private Optional<Batch> batch(Worker worker, boolean patient) {
        Optional<Batch> batch = Optional.empty();
        if (!patient || working.isEmpty() || worthSharing() || allHeldUp()) batch = polled();
        if (batch.isEmpty()) batch = leftByOthers();
        if (batch.isPresent()) {
            worker.begin(batch.get());
            working.add(worker);
            anyWorking = true;
            wakeOne();
        }
        return batch;
    }

    private Optional<Batch> polled() {
        Command.Run run = state.poll(options.threads());
        if (run.isEmpty()) return Optional.empty();
        JobRun job = job(run.job());
        boolean alone = !job.isLone() || run.attempt() > 1 || run.id(0) > 0;
        return Optional.of(alone ? new Batch(job, run) : lone(job));
    }

    /// The batch of the single task of `first`, which is running, and of those of the next jobs.
    private Batch lone(JobRun first) {
        List<JobRun> together = new ArrayList<>();
        together.add(first);
        int most = state.loneCount(options.threads());
        while (together.size() < most) {
            int next = state.nextLone();
            if (next < 0 || job(next).depth() != first.depth()) break;
            together.add(job(state.poll(options.threads()).job()));
        }
        return new Batch(together);
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
        if (unwatched || work) summon(idle.pop());
    }

    private void summon(Worker worker) {
        sleeping = idle.size();
        searching.incrementAndGet();
        worker.summon();
    }

    private JobRun job(int number) {
        return Objects.requireNonNull(jobs[number]);
    }

    /// Nobody wants the results `wanted` of `job` any more.
    void release(JobRun job, int[] wanted) {
        lock();
        try {
            if (job.isGroup()) interrupt(job);
            if (job.isForgotten()) job.drop(wanted);
            else take(new Event.KeysReleased(job.number(), wanted));
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

    /// Interrupts the cancelled tasks of `job`.
    private void interrupt(JobRun job) {
        for (Worker worker : working) worker.interrupt(job);
    }

    private void lock() {
        if (!tryLock()) lock.lock();
        if (lock.getHoldCount() == 1) admit();
    }

    private boolean tryLock() {
        for (int i = 0; i < LOCK_TRIES; i++) {
            if (lock.tryLock()) return true;
            Thread.onSpinWait();
        }
        return false;
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
            case Command.Spill(int number, int id) -> spill(job(number), id);
            case Command.Evict(int number, int id) -> job(number).store().evict(id);
            case Command.Drop drop -> job(drop.job()).store().drop(drop.ids());
            case Command.Move(int number, int from, int to) -> job(number).store().move(from, to);
            case Command.Ended ended -> job(ended.job()).endTasks(ended.ids(), actions);
            case Command.Complete(int number) -> settle(job(number));
            case Command.Fail(int number) -> settle(job(number));
            case Command.Forget(int number) -> {
                job(number).forget();
                jobs[number] = null;
            }
        }
    }

    private void settle(JobRun job) {
        List<Runnable> told = job.settle();
        if (!told.isEmpty()) actions.addAll(told); // even of nothing it would make an array
    }

    /// Has the result of `id` written as soon as the lock is let go of.
    private void spill(JobRun job, int id) {
        Optional<Object> pinned = job.pin(id);
        actions.add(() -> {
            boolean written = pinned.isPresent() && job.store().write(id, pinned.get());
            pinned.ifPresent(Scheduling::unpin);
            wrote(job, id, written);
        });
    }

    private static void unpin(Object pinned) {
        if (pinned instanceof Held held) held.release();
    }

    private void wrote(JobRun job, int id, boolean written) {
        lock();
        try {
            job.store().discardUnused(id);
            if (job.isForgotten()) return;
            take(new Event.ResultWritten(job.number(), id, written));
            wakeOne();
        } finally {
            unlock();
        }
    }

    Spilling spilling() {
        return spilling;
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
            take(worker.report());
            wakeOne();
        } finally {
            unlock();
        }
    }

    private void wakeExtra(Worker extra) {
        idle.remove(extra);
        summon(extra);
    }

    /// How the tasks of all jobs that are not over get on.
    List<TaskStatus> tasks() {
        lock();
        try {
            return Snapshot.of(jobs, working);
        } finally {
            unlock();
        }
    }

    /// Ends all jobs and workers, without waiting.
    void close() {
        lock();
        try {
            closed = true;
            for (JobRun job : jobs.clone()) {
                if (job == null) continue;
                job.end();
                interrupt(job);
                take(new Event.Cancelled(job.number()));
            }
            while (!idle.isEmpty()) summon(idle.pop());
        } finally {
            unlock();
        }
    }

    /// A fault of the engine: fails all jobs, so that nobody waits for ever.
    void breakDown(Throwable error) {
        lock();
        try {
            closed = true;
            for (JobRun job : jobs) {
                if (job != null) actions.addAll(job.breakDown(error));
            }
            while (!idle.isEmpty()) summon(idle.pop());
        } finally {
            unlock();
        }
    }
}
