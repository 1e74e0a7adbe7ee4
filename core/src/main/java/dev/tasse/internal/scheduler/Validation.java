package dev.tasse.internal.scheduler;

import dev.tasse.graph.TaskGraph;

import java.util.List;

/// Counts anew what {@link JobState} keeps up to date, and compares: the check after every event of
/// the tests. Slow on purpose, and simple, so that it is right where the real thing may be wrong.
final class Validation {
    private final JobState job;
    private final int size;

    // What each task should miss and by how many it should be needed.
    private final int[] missing;
    private final int[] needed;

    private Validation(JobState job) {
        this.job = job;
        this.size = job.graph().size();
        this.missing = new int[size];
        this.needed = new int[size];
    }

    static void check(boolean holds, String what) {
        if (!holds) throw new AssertionError("the scheduler is broken: " + what);
    }

    static void job(JobState job) {
        Validation validation = new Validation(job);
        validation.count();
        for (int id = 0; id < validation.size; id++) {
            validation.task(id);
        }
        validation.totals();
    }

    static void memory(List<JobState> jobs, Admission admission) {
        long held = 0;
        long reserved = 0;
        for (JobState job : jobs) {
            for (int id = 0; id < job.graph().size(); id++) {
                if (job.state(id) == TaskState.DONE) held += job.bytes(id);
                if (job.state(id) == TaskState.RUNNING) reserved += job.bytes(id);
            }
        }
        check(held == admission.heldBytes(), "held bytes");
        check(reserved == admission.reservedBytes(), "reserved bytes");
        long spilling = jobs.stream().mapToLong(JobState::spillingBytes).sum();
        check(spilling == admission.spillingBytes(), "bytes that are being spilled");
    }

    /// Running tasks have taken what they ask for, and no more is taken than there is.
    static void supply(List<JobState> jobs, Supply supply) {
        Supply anew = new Supply(supply.all());
        for (JobState job : jobs) {
            for (int id = 0; id < job.graph().size(); id++) {
                if (job.state(id) == TaskState.RUNNING) anew.take(job.demand(id));
            }
        }
        for (String name : supply.all().amounts().keySet()) {
            check(supply.taken(name) == anew.taken(name), "taken of " + name);
            check(supply.taken(name) <= supply.all().amount(name), "too much taken of " + name);
        }
    }

    private void count() {
        for (int id = 0; id < size; id++) {
            TaskState state = job.state(id);
            boolean takesInputs =
                    state == TaskState.WAITING
                            || state == TaskState.READY
                            || state == TaskState.RUNNING;
            if (takesInputs) countInputs(id);
            if (state == TaskState.EXPANDED) needed[job.replacement(id)]++;
            if (job.isWanted(id)) needed[id]++;
        }
    }

    private void countInputs(int id) {
        JobGraph.Part part = job.graph().part(id);
        TaskGraph tasks = part.graph();
        int local = part.local(id);
        for (int edge = tasks.firstDependency(local);
                edge < tasks.firstDependency(local + 1);
                edge++) {
            int input = part.id(tasks.dependency(edge));
            needed[input]++;
            TaskState state = job.state(input);
            if (state != TaskState.DONE) missing[id]++;
            check(
                    job.cancelled() || (state != TaskState.RELEASED && state != TaskState.SKIPPED),
                    "input " + input + " of " + id + " is gone: " + state);
            check(state != TaskState.FAILED, "input " + input + " of " + id + " has failed");
        }
    }

    private void task(int id) {
        TaskState state = job.state(id);
        String name = "task " + id + " " + state;
        check(
                job.ready().contains(id) == (state == TaskState.READY),
                name + " is in the ready set");
        if (state == TaskState.READY) check(missing[id] == 0, name + " misses " + missing[id]);
        if (state == TaskState.WAITING) {
            check(missing[id] > 0, name + " misses nothing");
            check(missing[id] == job.missing(id), name + " misses " + missing[id]);
        }
        boolean pending = state == TaskState.WAITING || state == TaskState.READY;
        if (job.cancelled()) {
            check(!pending && state != TaskState.DONE, name + " in a cancelled job");
        } else {
            check(needed[id] == job.consumers(id), name + " is needed by " + needed[id]);
            if (pending || state == TaskState.DONE || state == TaskState.EXPANDED) {
                check(needed[id] > 0, name + " is needed by nobody");
            }
        }
        if (state == TaskState.FAILED) {
            check(job.state(job.culprit(id)) == TaskState.FAILED, name + " blames the innocent");
        }
        check(!job.isOpen(id) || pending || isAtWork(state), name + " has ended untold");
        check(
                state == TaskState.DONE || state == TaskState.RUNNING || job.bytes(id) == 0,
                name + " holds " + job.bytes(id));
    }

    private static boolean isAtWork(TaskState state) {
        return state == TaskState.RUNNING || state == TaskState.EXPANDED;
    }

    private void totals() {
        int running = 0;
        int ready = 0;
        int unsettled = 0;
        for (int id = 0; id < size; id++) {
            TaskState state = job.state(id);
            if (state == TaskState.RUNNING) running++;
            if (state == TaskState.READY) ready++;
            if (job.isWanted(id) && state != TaskState.DONE && state != TaskState.FAILED)
                unsettled++;
        }
        check(running == job.running(), "running tasks: " + running);
        check(ready == job.ready().size(), "ready tasks: " + ready);
        boolean settled = unsettled == 0 && running == 0;
        check(settled == job.settled(), "unsettled tasks: " + unsettled);
        check(unsettled == 0 || running + ready > 0, "the job is stuck");
    }
}
