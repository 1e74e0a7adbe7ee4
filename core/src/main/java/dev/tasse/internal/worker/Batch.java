package dev.tasse.internal.worker;

import dev.tasse.internal.scheduler.Command;

import java.util.List;

/// Tasks that a worker runs one after the other: several of one job, or those of jobs that are one
/// task each. Workers without work take over what its owner has not begun, so that a task longer
/// than expected holds up no other.
final class Batch {
    // One job for all tasks, or one for each.
    private final JobRun[] jobs;
    private final int[] ids;
    private final int attempt;
    private final Claims claims;

    /// Tasks of one job.
    Batch(JobRun job, Command.Run run) {
        this.jobs = new JobRun[] {job};
        this.ids = run.ids();
        this.attempt = run.attempt();
        this.claims = new Claims(ids.length);
    }

    /// The single tasks of `jobs`, each in its first attempt.
    Batch(List<JobRun> jobs) {
        this.jobs = jobs.toArray(JobRun[]::new);
        this.ids = new int[this.jobs.length];
        this.attempt = 1;
        this.claims = new Claims(ids.length);
    }

    /// The job of the task at `position`.
    JobRun job(int position) {
        return jobs.length == 1 ? jobs[0] : jobs[position];
    }

    /// The task at `position`.
    int id(int position) {
        return ids[position];
    }

    /// How many tasks, one inside the other, each of its tasks is deep.
    int depth() {
        return jobs[0].depth();
    }

    /// Whether the task `id` of `ofJob` is one of its, whoever runs it.
    boolean holds(JobRun ofJob, int id) {
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] == id && job(i) == ofJob) return true;
        }
        return false;
    }

    /// Which attempt of all its tasks this is, from 1.
    int attempt() {
        return attempt;
    }

    boolean isExhausted() {
        return claims.isExhausted();
    }

    /// The position of the next task nobody has begun, or -1.
    int claim() {
        return claims.claim();
    }
}
