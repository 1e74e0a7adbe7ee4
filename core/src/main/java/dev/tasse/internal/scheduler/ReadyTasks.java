package dev.tasse.internal.scheduler;

import dev.tasse.config.Resources;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The tasks of a job that could run, by rank: larger ranks first. Those that would hold more than
/// fits are put aside until there is room.
final class ReadyTasks {
    static final int BATCH_MAX = 64;

    // A batch should take longer than handing it over (0.1 us), and much less than anybody notices.
    static final float BATCH_NANOS = 50_000;

    // Handing over means that the other thread's caches have what is read: 2 us for tasks of 100
    // us.
    // Where there is plenty to do, a batch may be longer, but only a part of what is left to each.
    private static final float LONG_BATCH_NANOS = 400_000;
    private static final int BATCHES_LEFT = 16;

    private static final RankSet NONE = new RankSet(0);

    private final JobState job;
    private final RankSet ready;
    private RankSet deferred = NONE;

    // Those that ask for resources, by what they ask for.
    private Map<Resources, RankSet> asking = Map.of();

    private final Ranks ranks;

    /// None of the tasks that have `ranks` is ready.
    ReadyTasks(JobState job, Ranks ranks) {
        this.job = job;
        this.ready = new RankSet(ranks.count());
        this.ranks = ranks;
    }

    /// Ranks more tasks before all others; there are `size` ids now.
    void add(int size, int[] order) {
        ranks.add(size, order);
        ready.grow(ranks.count());
    }

    /// The place of task `id` in the order: larger ones run earlier.
    int rank(int id) {
        return ranks.rank(id);
    }

    /// All tasks are ready, and ask for nothing.
    void addAll() {
        ready.fill(ranks.count());
    }

    void add(int id) {
        Resources demand = job.isDemanding() ? job.demand(id) : Resources.NONE;
        if (demand.isNone()) ready.add(rank(id));
        else asking(demand).add(rank(id));
    }

    private RankSet asking(Resources demand) {
        if (asking.isEmpty()) asking = new HashMap<>();
        RankSet set = asking.computeIfAbsent(demand, _ -> new RankSet(ranks.count()));
        set.grow(ranks.count());
        return set;
    }

    void remove(int id) {
        int rank = rank(id);
        if (ready.contains(rank)) ready.remove(rank);
        else if (deferred.contains(rank)) deferred.remove(rank);
        else asking(job.demand(id)).remove(rank);
    }

    boolean contains(int id) {
        int rank = rank(id);
        if (rank >= ranks.count() || ranks.task(rank) != id)
            return false; // was never ranked: not needed
        return ready.contains(rank)
                || (deferred.size() > 0 && deferred.contains(rank))
                || asking.values().stream().anyMatch(set -> set.contains(rank));
    }

    void clear() {
        ready.clear();
        deferred.clear();
        asking.values().forEach(RankSet::clear);
    }

    /// How many there are, those put aside included.
    int size() {
        int size = ready.size() + deferred.size();
        if (asking.isEmpty()) return size; // asked often: without an iterator
        for (RankSet set : asking.values()) size += set.size();
        return size;
    }

    /// About how long all of them will run.
    float nanos() {
        return size() == 0 ? 0 : size() * job.statistics().anyNanos(job.unknownNanos());
    }

    /// The next tasks to run on one of `threads` threads, marked as running; none if none fits.
    ///
    /// @param force take one even if it does not fit
    int[] take(int threads, boolean force) {
        int most = Math.clamp(ready.size() / threads, 1, BATCH_MAX);
        int[] ids = new int[most];
        float limit = batchNanos(nanos(), threads);
        int count = 0;
        float nanos = 0;
        for (int id = peek(force); id >= 0; id = peek(false)) {
            nanos += job.statistics().nanos(id, job.unknownNanos());
            // A task that failed before runs alone, so that all of a batch are the same attempt. So
            // does one whose result holds memory: what consumes it may come before its siblings.
            // So does one that has taken resources: others wait for them.
            boolean alone = job.attempt(id) > 1 || job.statistics().bytes(id) > 0 || asks(id);
            if (count > 0 && (nanos > limit || alone)) break;
            remove(id);
            job.start(id);
            ids[count++] = id;
            if (count == most || alone) break;
        }
        return count == most ? ids : Arrays.copyOf(ids, count);
    }

    /// How long a batch may take when `nanos` of work are ready for `threads` threads.
    static float batchNanos(float nanos, int threads) {
        return Math.clamp(nanos / (threads * BATCHES_LEFT), BATCH_NANOS, LONG_BATCH_NANOS);
    }

    private boolean asks(int id) {
        return job.isDemanding() && !job.demand(id).isNone();
    }

    private int peek(boolean force) {
        int rank = Math.max(peekAsking(force), peekOthers(force));
        return rank < 0 ? -1 : ranks.task(rank);
    }

    /// The largest rank of those that ask for what there is now; -1 if none fits.
    private int peekAsking(boolean force) {
        int best = -1;
        if (asking.isEmpty()) return best;
        for (Map.Entry<Resources, RankSet> one : asking.entrySet()) {
            int rank = one.getValue().max();
            if (rank > best && job.has(one.getKey()) && (force || job.fits(ranks.task(rank)))) {
                best = rank;
            }
        }
        return best;
    }

    private int peekOthers(boolean force) {
        int aside = deferred.max();
        if (aside >= 0 && (force || job.fits(ranks.task(aside))))
            return Math.max(aside, ready.max());
        int rank = ready.max();
        while (rank >= 0 && !force && !job.fits(ranks.task(rank))) {
            ready.remove(rank);
            if (deferred == NONE) deferred = new RankSet(ranks.count());
            deferred.grow(ranks.count());
            deferred.add(rank);
            rank = ready.max();
        }
        return rank;
    }
}
