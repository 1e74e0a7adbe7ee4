package dev.tasse.internal.worker;

import dev.tasse.graph.Expand;
import dev.tasse.graph.Held;
import dev.tasse.graph.Inputs;
import dev.tasse.graph.Layer;
import dev.tasse.graph.Op;
import dev.tasse.graph.TaskGraph;
import dev.tasse.internal.scheduler.JobGraph;
import dev.tasse.internal.store.ObjectStore;

import jdk.jfr.FlightRecorder;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Runs the tasks of a batch: gathers their inputs, calls their operation, puts away what they
/// answer, and notes it all in a report. One for each worker.
final class TaskRunner {
    private static final Object[] NO_VALUES = {};

    private final BackendOptions options;
    private final Report report;
    private final InterruptGate gate = new InterruptGate();

    TaskRunner(BackendOptions options, Report report) {
        this.options = options;
        this.report = report;
    }

    void run(Batch batch) {
        long start = System.nanoTime();
        for (int at = batch.claim(); at >= 0; at = batch.claim()) {
            JobRun job = batch.job(at);
            int id = batch.id(at);
            if (job.ended(id) || job.store().isFilled(id)) report.done(job, id, 0);
            else run(job, id, batch.attempt());
        }
        report.took(System.nanoTime() - start);
        // A flag left by a user's function would close the next file channel that is read here.
        Thread.interrupted();
    }

    private void run(JobRun job, int id, int attempt) {
        JobGraph.Part part = job.graph().part(id);
        TaskGraph graph = part.graph();
        int local = part.local(id);
        int position = graph.layerOf(local);
        Layer layer = graph.layers().get(position);
        int index = local - graph.firstId(position);
        RunningTask task = new RunningTask(options, job, id, attempt);
        @Nullable TaskEvent event = FlightRecorder.isInitialized() ? TaskEvent.begun() : null;
        long start = job.listens() ? job.tellStarted(id, attempt) : 0;
        boolean failed = false;
        List<Held> readBack = new ArrayList<>(0);
        try {
            Inputs inputs = inputs(job.store(), part, local, readBack);
            Object answer =
                    layer.op().interruptible()
                            ? interruptibly(layer.op(), index, inputs, task)
                            : layer.op().apply(index, inputs, task);
            long bytes = accept(job, id, inputs, answer);
            if (task.stopsLayer()) {
                report.stopped(job, part.firstLayer() + position, task.stopAnswer().orElseThrow());
            }
            if (job.listens()) job.tellFinished(id, System.nanoTime() - start, bytes);
        } catch (
                Throwable
                        error) { // whatever a user's function throws fails the task, not the worker
            failed = true;
            job.failed(id, attempt, error);
            report.failed(job, id);
        } finally {
            readBack.forEach(Held::release);
            task.end();
        }
        if (event != null) event.end(layer, index, attempt, failed);
    }

    private Object interruptibly(Op op, int index, Inputs inputs, RunningTask task)
            throws Exception {
        gate.enter(task);
        try {
            return op.apply(index, inputs, task);
        } finally {
            gate.leave();
        }
    }

    /// Interrupts `thread`, which is this runner's, if it is in a user's function of `job`.
    void interrupt(JobRun job, Thread thread) {
        gate.strike(job, thread);
    }

    private static Inputs inputs(
            ObjectStore store, JobGraph.Part part, int local, List<Held> readBack) {
        TaskGraph graph = part.graph();
        int first = graph.firstDependency(local);
        int count = graph.dependencyCount(local);
        Object[] values = count == 0 ? NO_VALUES : new Object[count];
        for (int i = 0; i < values.length; i++) {
            int id = part.id(graph.dependency(first + i));
            values[i] = store.get(id);
            if (values[i] instanceof Held held && store.isSpilled(id)) readBack.add(held);
        }
        return Inputs.of(values);
    }

    private long accept(JobRun job, int id, Inputs inputs, Object answer) {
        if (answer == null) throw new IllegalStateException("the operation answered null");
        if (answer instanceof Expand expand) {
            options.require(expand.graph());
            int taken = expand.graph().inputCount();
            if (taken != 0 && taken != inputs.size()) {
                throw new IllegalStateException(
                        "the operation answered with a graph of %d inputs, but has %d"
                                .formatted(taken, inputs.size()));
            }
            report.expanded(job, id, expand);
            return 0;
        }
        if (answer instanceof Held) refuseInput(inputs, answer);
        long bytes = job.store().put(id, answer);
        report.done(job, id, bytes);
        return bytes;
    }

    @SuppressWarnings("ReferenceEquality") // two handles may be equal, one must not be given twice
    private static void refuseInput(Inputs inputs, Object answer) {
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i) == answer) {
                throw new IllegalStateException(
                        "the operation answered its own input "
                                + i
                                + ", which would be released twice; answer a second handle on it");
            }
        }
    }
}
