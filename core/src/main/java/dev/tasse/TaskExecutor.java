package dev.tasse;

import dev.tasse.graph.TaskGraph;
import dev.tasse.internal.call.CallOp;
import dev.tasse.spi.Backend;
import dev.tasse.spi.Job;
import dev.tasse.spi.JobOptions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// A client's threads as an executor service. Its shutdown does not touch the client.
final class TaskExecutor extends AbstractExecutorService {
    private final Backend backend;
    private final CountDownLatch terminated = new CountDownLatch(1);

    // Under the lock of this map: what has not ended.
    private final Map<Command, Job> commands = new HashMap<>();
    private boolean shutdown;

    TaskExecutor(Backend backend) {
        this.backend = backend;
    }

    /// What is to be run, at most once.
    private static final class Command {
        private final Runnable work;
        private final AtomicBoolean taken = new AtomicBoolean();

        Command(Runnable work) {
            this.work = work;
        }

        boolean take() {
            return taken.compareAndSet(false, true);
        }

        Object run() {
            if (!take()) return false;
            try {
                work.run();
            } catch (Throwable error) { // as any thread does with what nobody catches
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
            }
            return true;
        }
    }

    @Override
    public void execute(Runnable work) {
        if (work == null) throw new NullPointerException("work is null");
        Command command = new Command(work);
        TaskGraph graph = CallOp.single(command::run);
        Job job;
        synchronized (commands) {
            if (shutdown) throw new RejectedExecutionException("the executor is shut down");
            try {
                job = backend.submit(graph, new int[1], JobOptions.DEFAULT);
            } catch (IllegalStateException e) {
                throw new RejectedExecutionException("the client is closed", e);
            }
            commands.put(command, job);
        }
        job.whenSettled(() -> ended(command, job));
    }

    private void ended(Command command, Job job) {
        job.close();
        synchronized (commands) {
            commands.remove(command);
            if (shutdown && commands.isEmpty()) terminated.countDown();
        }
    }

    @Override
    public void shutdown() {
        synchronized (commands) {
            shutdown = true;
            if (commands.isEmpty()) terminated.countDown();
        }
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        Map<Command, Job> open;
        synchronized (commands) {
            open = Map.copyOf(commands);
        }
        List<Runnable> waiting = new ArrayList<>();
        for (Command command : open.keySet()) {
            if (command.take()) waiting.add(command.work);
        }
        // Only now: a worker that one of them frees would begin the next.
        open.values().forEach(Job::cancel);
        return waiting;
    }

    @Override
    public boolean isShutdown() {
        synchronized (commands) {
            return shutdown;
        }
    }

    @Override
    public boolean isTerminated() {
        return terminated.getCount() == 0;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return terminated.await(timeout, unit);
    }
}
