package dev.tasse;

import dev.tasse.internal.lower.Lowered;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.view.Timings;
import dev.tasse.spi.Job;
import dev.tasse.spi.JobOptions;

import java.util.concurrent.CancellationException;

/// Runs a collection to see where its time goes.
final class Profiling {
    private final Client client;
    private final FrameJob.Engine frames;
    private final Timings timings = new Timings();

    Profiling(Client client, FrameJob.Engine frames) {
        this.client = client;
        this.frames = frames;
    }

    Profile of(Lazy<?> lazy) {
        long start = System.nanoTime();
        try {
            switch (lazy) {
                case DataFrame frame -> frame(frame);
                case Bag<?> bag -> calls(Views.calls(bag.toDelayed()));
                case Delayed<?> call -> calls(Views.calls(call));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException cancelled =
                    new CancellationException("interrupted while computing");
            cancelled.initCause(e);
            throw cancelled;
        }
        return new Profile(client, timings, (System.nanoTime() - start) / 1e9);
    }

    /// A plan that starts again with wider types is timed from there on.
    private void frame(DataFrame frame) throws InterruptedException {
        FrameJob.Engine timed =
                new FrameJob.Engine(frames.backend(), this::lowered, frames.types());
        JobOptions options = JobOptions.DEFAULT.withListener(timings);
        try (FrameJob job = new FrameJob(frame.plan(), options, timed)) {
            job.join();
            job.take(0).close();
        }
    }

    private Lowered lowered(FramePlan plan) {
        Lowered tasks = client.lowered(plan);
        timings.begin(tasks.graph(), Views.wanted(tasks));
        return tasks;
    }

    private void calls(Lowered tasks) throws InterruptedException {
        int[] wanted = Views.wanted(tasks);
        timings.begin(tasks.graph(), wanted);
        JobOptions options = JobOptions.DEFAULT.withListener(timings);
        try (Job job = frames.backend().submit(tasks.graph(), wanted, options)) {
            job.join();
        }
    }
}
