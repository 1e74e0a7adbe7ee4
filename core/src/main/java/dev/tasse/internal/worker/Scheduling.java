package dev.tasse.internal.worker;

import dev.tasse.internal.scheduler.Command;
import dev.tasse.internal.scheduler.Event;
import dev.tasse.internal.scheduler.JobGraph;
import dev.tasse.internal.scheduler.SchedulerState;

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

    private final ReentrantLock lock = new ReentrantLock();
    private final SchedulerState state = new SchedulerState();
    private final Map<Integer, JobRun> jobs = new HashMap<>();
    private final ArrayDeque<Worker> idle = new ArrayDeque<>();
    private final BackendOptions options;

    // Extra workers whose place is needed again, since a task that waited goes on.
    private int surplus;
    private boolean closed;

    Scheduling(BackendOptions options) {
        this.options = options;
        take(new Event.MemoryReported(options.resultBytes()));
    }

    /// Adds a job to what is to be run.
    void submit(JobRun job) {
        lock.lock();
        try {
            if (closed) throw new IllegalStateException("the backend is closed");
            int number = state.nextJob();
            job.numbered(number);
            jobs.put(number, job);
            take(new Event.GraphAdded(number, job.state()));
            wakeOne();
        } finally {
            lock.unlock();
        }
    }

    /// Tells what `worker` has done of `job`.
    void tell(Worker worker, JobRun job) {
        Report report = worker.report();
        lock.lock();
        try {
            for (Report.Stop stop : report.stops()) stop(job, stop);
            if (report.doneCount() > 0) take(report.done(job.number()));
            for (Event event : report.others()) takeOther(job, event);
            job.tellProgress(report.doneIds());
            report.clear();
        } finally {
            lock.unlock();
        }
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
        while (true) {
            lock.lock();
            try {
                if (closed || (worker.isExtra() && surplus > 0)) {
                    surplus = Math.max(0, surplus - 1);
                    return Optional.empty();
                }
                Command.Run run = state.poll(options.threads());
                if (!run.isEmpty()) {
                    wakeOne();
                    return Optional.of(new Batch(job(run.job()), run));
                }
                worker.prepareToWait();
                idle.push(worker);
            } finally {
                lock.unlock();
            }
            worker.await(SPIN_NANOS);
        }
    }

    private void wakeOne() {
        if (!idle.isEmpty() && state.mayHaveWork()) idle.pop().wake();
    }

    private JobRun job(int number) {
        return Objects.requireNonNull(jobs.get(number));
    }

    /// Takes an event of `job`, unless the job is over.
    void tellOf(JobRun job, Event event) {
        lock.lock();
        try {
            if (!job.isForgotten()) take(event);
            wakeOne();
        } finally {
            lock.unlock();
        }
    }

    private void take(Event event) {
        List<Command> commands = new ArrayList<>();
        state.accept(event, commands);
        for (Command command : commands) carryOut(command);
    }

    private void carryOut(Command command) {
        switch (command) {
            case Command.Run _ -> throw new AssertionError("tasks are polled for");
            case Command.Drop drop -> job(drop.job()).store().drop(drop.ids());
            case Command.Move(int number, int from, int to) -> job(number).store().move(from, to);
            case Command.Complete(int number) -> job(number).settle();
            case Command.Fail(int number) -> job(number).settle();
            case Command.Forget(int number) -> Objects.requireNonNull(jobs.remove(number)).forget();
        }
    }

    /// Runs `wait` in a task of `worker`, whose place an extra worker takes meanwhile.
    void replaced(Worker worker, InterruptibleWait wait) throws InterruptedException {
        new Worker(this, options, "").start();
        try {
            wait.run();
        } finally {
            lock.lock();
            try {
                surplus++;
                idle.stream().filter(Worker::isExtra).findFirst().ifPresent(this::wakeExtra);
            } finally {
                lock.unlock();
            }
        }
    }

    private void wakeExtra(Worker extra) {
        idle.remove(extra);
        extra.wake();
    }

    /// Something that waits.
    interface InterruptibleWait {
        void run() throws InterruptedException;
    }

    /// Ends all jobs and workers, without waiting.
    void close() {
        lock.lock();
        try {
            closed = true;
            for (JobRun job : List.copyOf(jobs.values())) {
                job.end();
                take(new Event.Cancelled(job.number()));
            }
            idle.forEach(Worker::wake);
            idle.clear();
        } finally {
            lock.unlock();
        }
    }

    /// A fault of the engine: fails all jobs, so that nobody waits for ever.
    void breakDown(Throwable error) {
        lock.lock();
        try {
            closed = true;
            for (JobRun job : jobs.values()) job.breakDown(error);
            idle.forEach(Worker::wake);
            idle.clear();
        } finally {
            lock.unlock();
        }
    }
}
