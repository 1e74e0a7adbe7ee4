package dev.tasse.internal.worker;

import dev.tasse.graph.Expand;
import dev.tasse.internal.scheduler.Event;
import dev.tasse.internal.scheduler.ExpandedGraph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a worker has done of one batch, to be told to the scheduler at once. Used again and again.
final class Report {
    private static final Event.Cost NOTHING = new Event.Cost(0);

    private final JobRun[] jobs;
    private final int[] ids;
    private final long[] bytes;
    private int count;
    private boolean anyBytes;
    private long nanos;
    private final List<Other> others = new ArrayList<>();
    private final List<Stop> stops = new ArrayList<>();

    /// A layer of a job that a task has ended, and what its remaining tasks answer.
    record Stop(JobRun job, int layer, Object empty) {}

    /// Something else that has happened in a job.
    record Other(JobRun job, Event event) {}

    /// A report on at most `capacity` tasks.
    Report(int capacity) {
        this.jobs = new JobRun[capacity];
        this.ids = new int[capacity];
        this.bytes = new long[capacity];
    }

    boolean isEmpty() {
        return count == 0 && others.isEmpty();
    }

    void done(JobRun job, int id, long size) {
        jobs[count] = job;
        ids[count] = id;
        bytes[count++] = size;
        if (size != 0) anyBytes = true;
    }

    void failed(JobRun job, int id) {
        others.add(new Other(job, new Event.TaskFailed(job.number(), id)));
    }

    void expanded(JobRun job, int id, Expand answer) {
        ExpandedGraph graph = new ExpandedGraph(answer);
        others.add(new Other(job, new Event.TaskExpanded(job.number(), id, graph)));
    }

    void stopped(JobRun job, int layer, Object empty) {
        stops.add(new Stop(job, layer, empty));
    }

    void took(long moreNanos) {
        nanos += moreNanos;
    }

    /// The job of the result at `position`.
    JobRun job(int position) {
        return jobs[position];
    }

    /// The position after the last of the results from `from` on that belong to one job.
    int endOfJob(int from) {
        int end = from + 1;
        while (end < count && jobs[end] == jobs[from]) end++;
        return end;
    }

    /// The results from `from` to `end - 1`, all of one job; may read this report's arrays until
    /// the next `clear`.
    Event.TasksDone done(int from, int end) {
        boolean all = end - from == count;
        long[] sizes = Event.Cost.NO_BYTES;
        if (anyBytes) sizes = all ? bytes : Arrays.copyOfRange(bytes, from, end);
        Event.Cost cost = NOTHING;
        if (anyBytes || nanos != 0) cost = new Event.Cost(sizes, nanos * (end - from) / count);
        int[] done = all ? ids : doneIds(from, end);
        return new Event.TasksDone(jobs[from].number(), done, end - from, cost);
    }

    int doneCount() {
        return count;
    }

    int[] doneIds(int from, int end) {
        return Arrays.copyOfRange(ids, from, end);
    }

    List<Other> others() {
        return others;
    }

    List<Stop> stops() {
        return stops;
    }

    void clear() {
        Arrays.fill(jobs, 0, count, null);
        count = 0;
        anyBytes = false;
        nanos = 0;
        others.clear();
        stops.clear();
    }
}
