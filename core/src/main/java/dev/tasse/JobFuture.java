package dev.tasse;

import dev.tasse.spi.Job;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// The future of a job's results. The jobs know nothing of it, so that it can become unreachable.
final class JobFuture<T> implements TaskFuture<T> {
    private final Supplier<Job> start;
    private final Function<Job, T> result;
    private volatile Job job;
    private @Nullable T value;
    private boolean valued;
    private volatile boolean cancelled;

    /// A future of the job that `start` starts, and of what `result` makes of its results.
    JobFuture(Supplier<Job> start, Function<Job, T> result) {
        this(start.get(), start, result);
    }

    /// A future of `job`, which `start` starts once more, and of what `result` makes of its
    /// results.
    JobFuture(Job job, Supplier<Job> start, Function<Job, T> result) {
        this.start = start;
        this.result = result;
        this.job = job;
        own(job);
    }

    /// Apart from the constructor, in which nobody may see this future yet.
    private void own(Job started) {
        started.closeWith(this);
    }

    @Override
    public T join() {
        try {
            job.join();
            return value();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// What is thrown where this thread is interrupted; it is told so again.
    static CancellationException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        CancellationException cancelled = new CancellationException("interrupted while waiting");
        cancelled.initCause(cause);
        return cancelled;
    }

    @SuppressWarnings("NullAway") // a function may answer null: then that is the value
    private synchronized T value() {
        if (cancelled) throw new CancellationException("the computation was cancelled");
        if (!valued) {
            value = result.apply(job);
            valued = true;
        }
        return value;
    }

    @Override
    public boolean await(Duration timeout) throws InterruptedException {
        return isDone() || job.await(timeout);
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        job.await(Duration.ofNanos(Long.MAX_VALUE));
        return outcome();
    }

    @Override
    public T get(long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (!job.await(Duration.of(timeout, unit.toChronoUnit()))) {
            throw new TimeoutException("no result after " + timeout + " " + unit);
        }
        return outcome();
    }

    private T outcome() throws ExecutionException {
        try {
            return value();
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ExecutionException(e);
        }
    }

    @Override
    public State state() {
        if (!isDone()) return State.RUNNING;
        try {
            value();
            return State.SUCCESS;
        } catch (CancellationException e) {
            return State.CANCELLED;
        } catch (RuntimeException e) {
            return State.FAILED;
        }
    }

    @Override
    public boolean isDone() {
        return cancelled || job.settled();
    }

    @Override
    public boolean isCancelled() {
        return state() == State.CANCELLED;
    }

    @Override
    public T resultNow() {
        return switch (state()) {
            case SUCCESS -> value();
            case RUNNING -> throw new IllegalStateException("the task has not completed");
            case FAILED -> throw new IllegalStateException("the task has failed");
            case CANCELLED -> throw new IllegalStateException("the task was cancelled");
        };
    }

    @Override
    public Throwable exceptionNow() {
        return switch (state()) {
            case FAILED -> failure();
            case SUCCESS -> throw new IllegalStateException("the task has a result");
            case RUNNING -> throw new IllegalStateException("the task has not completed");
            case CANCELLED -> throw new IllegalStateException("the task was cancelled");
        };
    }

    private Throwable failure() {
        try {
            value();
        } catch (RuntimeException e) {
            return e;
        }
        throw new AssertionError("a failed task has a result");
    }

    /// Cancels what has not ended; a running function is interrupted, whatever the argument says,
    /// since the engine could not end it otherwise.
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        if (isDone()) return false;
        cancelled = true;
        job.cancel();
        return true;
    }

    @Override
    public void onDone(Consumer<? super TaskFuture<T>> action) {
        job.whenSettled(() -> action.accept(this));
    }

    @Override
    public void retry() {
        State before = state();
        if (before != State.FAILED && before != State.CANCELLED) return;
        job.close();
        cancelled = false;
        job = start.get();
        own(job);
    }

    @Override
    public void close() {
        job.close();
    }
}
