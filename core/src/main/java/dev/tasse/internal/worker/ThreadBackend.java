package dev.tasse.internal.worker;

import dev.tasse.graph.TaskGraph;
import dev.tasse.graph.TaskStatus;
import dev.tasse.internal.store.Spilling;
import dev.tasse.spi.Backend;
import dev.tasse.spi.Job;
import dev.tasse.spi.JobGroup;
import dev.tasse.spi.JobOptions;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Runs task graphs on threads of this JVM.
public final class ThreadBackend implements Backend {
    private final BackendOptions options;
    private final Scheduling scheduling;
    private final List<Worker> workers = new ArrayList<>();

    /// A backend whose threads start now.
    public ThreadBackend(BackendOptions options) {
        this.options = options;
        scheduling = new Scheduling(options);
        for (int i = 1; i <= options.threads(); i++) {
            workers.add(new Worker(scheduling, options, "tasse-" + i));
        }
        workers.forEach(Worker::start);
    }

    @Override
    public Job submit(TaskGraph graph, int[] wanted, JobOptions jobOptions) {
        for (int id : wanted) {
            if (id < 0 || id >= graph.size()) {
                throw new IllegalArgumentException(
                        "task " + id + " is wanted of a graph of " + graph.size());
            }
        }
        JobRun job = job(graph, wanted, jobOptions);
        scheduling.submit(job);
        return job;
    }

    @Override
    public JobGroup submitEach(TaskGraph graph, JobOptions jobOptions) {
        JobRun job = job(graph, IntStream.range(0, graph.size()).toArray(), jobOptions);
        GroupRun group = job.asGroup();
        scheduling.submit(job);
        return group;
    }

    private JobRun job(TaskGraph graph, int[] wanted, JobOptions jobOptions) {
        if (graph.inputCount() > 0) {
            throw new IllegalArgumentException(
                    "a graph that takes " + graph.inputCount() + " inputs cannot run by itself");
        }
        options.require(graph);
        return new JobRun(scheduling, graph, wanted, jobOptions);
    }

    /// Where results go that do not fit.
    Spilling spilling() {
        return scheduling.spilling();
    }

    @Override
    public List<TaskStatus> tasks() {
        return scheduling.tasks();
    }

    @Override
    public int parallelism() {
        return options.threads();
    }

    @Override
    public void close() {
        scheduling.close();
        boolean interrupted = false;
        for (Worker worker : workers) {
            while (true) {
                try {
                    worker.join();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true; // the threads end soon: told again when they have
                }
            }
        }
        scheduling.spilling().close();
        if (interrupted) Thread.currentThread().interrupt();
    }
}
