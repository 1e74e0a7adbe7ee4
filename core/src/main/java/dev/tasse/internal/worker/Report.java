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

    private final int[] ids;
    private final long[] bytes;
    private int count;
    private boolean anyBytes;
    private long nanos;
    private final List<Event> others = new ArrayList<>();
    private final List<Stop> stops = new ArrayList<>();

    /// A layer that a task has ended, and what its remaining tasks answer.
    record Stop(int layer, Object empty) {}

    /// A report on at most `capacity` tasks.
    Report(int capacity) {
        this.ids = new int[capacity];
        this.bytes = new long[capacity];
    }

    boolean isEmpty() {
        return count == 0 && others.isEmpty();
    }

    void done(int id, long size) {
        ids[count] = id;
        bytes[count++] = size;
        if (size != 0) anyBytes = true;
    }

    void failed(int job, int id) {
        others.add(new Event.TaskFailed(job, id));
    }

    void expanded(int job, int id, Expand answer) {
        others.add(new Event.TaskExpanded(job, id, new ExpandedGraph(answer)));
    }

    void stopped(int layer, Object empty) {
        stops.add(new Stop(layer, empty));
    }

    void took(long moreNanos) {
        nanos += moreNanos;
    }

    /// The results of job number `job`; reads this report's arrays until the next `clear`.
    Event.TasksDone done(int job) {
        Event.Cost cost = NOTHING;
        if (anyBytes) cost = new Event.Cost(bytes, nanos);
        else if (nanos != 0) cost = new Event.Cost(nanos);
        return new Event.TasksDone(job, ids, count, cost);
    }

    int doneCount() {
        return count;
    }

    int[] doneIds() {
        return Arrays.copyOf(ids, count);
    }

    List<Event> others() {
        return others;
    }

    List<Stop> stops() {
        return stops;
    }

    void clear() {
        count = 0;
        anyBytes = false;
        nanos = 0;
        others.clear();
        stops.clear();
    }
}
