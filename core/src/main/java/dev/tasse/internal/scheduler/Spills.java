package dev.tasse.internal.scheduler;

import dev.tasse.graph.TaskGraph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/// Which results of a job are spilled when there is no room for all: those that are needed last by
/// the static order, which is the best that can be done when the future is known (Belady, "A study
/// of replacement algorithms for a virtual-storage computer", 1966).
final class Spills {
    private final JobState job;

    // What holds memory and may be written, and what is being written.
    private final BitSet held = new BitSet();
    private final BitSet writing = new BitSet();
    private int evictedCount;

    Spills(JobState job) {
        this.job = job;
    }

    /// A result that may be spilled, and when it is needed next: larger is sooner, -1 is not by any
    /// task.
    private record Candidate(int id, int nextUse) {}

    boolean isWriting(int id) {
        return writing.get(id);
    }

    /// How many results were evicted: they are in the file as long as the job is not closed.
    int evictedCount() {
        return evictedCount;
    }

    /// Chooses results that hold about `bytes`, those needed last first, and answers them.
    List<Integer> choose(long bytes) {
        List<Candidate> candidates = new ArrayList<>();
        for (int id = held.nextSetBit(0); id >= 0; id = held.nextSetBit(id + 1)) {
            if (isCandidate(id)) candidates.add(new Candidate(id, nextUse(id)));
        }
        candidates.sort(Comparator.comparingInt(Candidate::nextUse));
        List<Integer> chosen = new ArrayList<>();
        long left = bytes;
        for (Candidate candidate : candidates) {
            if (left <= 0) break;
            left -= job.bytes(candidate.id);
            writing.set(candidate.id);
            chosen.add(candidate.id);
        }
        return chosen;
    }

    private boolean isCandidate(int id) {
        return held.get(id) && !writing.get(id) && nextUse(id) < Integer.MAX_VALUE;
    }

    /// The place in the order of the first task that takes the result of `id`; the largest number
    /// if one is running, or takes it from inside a graph that has replaced it.
    private int nextUse(int id) {
        JobGraph.Part part = job.graph().part(id);
        TaskGraph tasks = part.graph();
        int local = part.local(id);
        int soonest = -1;
        int known = job.isWanted(id) ? 1 : 0;
        int end = tasks.firstDependent(local + 1);
        for (int edge = tasks.firstDependent(local); edge < end; edge++) {
            int dependent = part.id(tasks.dependent(edge));
            TaskState state = job.state(dependent);
            if (state == TaskState.RUNNING) return Integer.MAX_VALUE;
            if (state != TaskState.WAITING && state != TaskState.READY) continue;
            known++;
            soonest = Math.max(soonest, job.ready().rank(dependent));
        }
        return known < job.consumers(id) ? Integer.MAX_VALUE : soonest;
    }

    /// The result of `id` is written, or cannot be; whether it may be evicted now.
    boolean written(int id, boolean well) {
        if (!writing.get(id)) return false;
        writing.clear(id);
        if (!well) held.clear(id);
        boolean evicts = well && isCandidate(id);
        if (evicts) evictedCount++;
        return evicts;
    }

    /// The result of `id` is there, and holds memory.
    void hold(int id) {
        held.set(id);
    }

    /// The result of `id` is gone, or another's now.
    void forget(int id) {
        held.clear(id);
        writing.clear(id);
    }
}
