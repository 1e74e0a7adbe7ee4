package dev.tasse.internal.worker;

import dev.tasse.internal.scheduler.Command;

import java.util.concurrent.atomic.AtomicInteger;

/// Tasks of one job that a worker runs one after the other. Workers without work take over what its
/// owner has not begun, so that a task longer than expected holds up no other.
final class Batch {
    private final JobRun job;
    private final int[] ids;
    private final int attempt;
    private final AtomicInteger next = new AtomicInteger();

    Batch(JobRun job, Command.Run run) {
        this.job = job;
        this.ids = run.ids();
        this.attempt = run.attempt();
    }

    JobRun job() {
        return job;
    }

    /// Which attempt of all its tasks this is, from 1.
    int attempt() {
        return attempt;
    }

    boolean isExhausted() {
        return next.get() >= ids.length;
    }

    /// The next task nobody has begun, or -1.
    int claim() {
        int at = next.getAndIncrement();
        return at < ids.length ? ids[at] : -1;
    }
}
