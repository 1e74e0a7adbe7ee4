package dev.tasse.internal.scheduler;

import java.util.Arrays;

/// The places of the tasks of a job in the order in which to run them: the larger the rank, the
/// earlier. Of the first tasks in the order of their ids none is kept.
final class Ranks {
    private final int natural;

    // By rank the task, and by task the rank: of those beyond the natural ones.
    private int[] byRank = {};
    private int[] ranks = {};
    private int count;

    private Ranks(int natural) {
        this.natural = natural;
        this.count = natural;
    }

    /// The tasks 0 to `size - 1` in this order.
    static Ranks natural(int size) {
        return new Ranks(size);
    }

    /// The tasks `order` of a graph with `size` ids: the first gets the largest rank.
    static Ranks of(int size, int[] order) {
        Ranks ranks = new Ranks(0);
        ranks.byRank = new int[order.length];
        ranks.ranks = new int[size];
        ranks.rank(order);
        return ranks;
    }

    private void rank(int[] order) {
        int rank = count + order.length;
        count = rank;
        for (int id : order) {
            byRank[--rank - natural] = id;
            ranks[id - natural] = rank;
        }
    }

    /// Ranks more tasks before all others; there are `size` ids now.
    void add(int size, int[] order) {
        if (ranks.length < size - natural) {
            ranks = Arrays.copyOf(ranks, Math.max(size - natural, ranks.length * 2));
        }
        int needed = count - natural + order.length;
        if (byRank.length < needed) {
            byRank = Arrays.copyOf(byRank, Math.max(needed, byRank.length * 2));
        }
        rank(order);
    }

    /// The number of ranks.
    int count() {
        return count;
    }

    /// The task of this rank.
    int task(int rank) {
        return rank < natural ? natural - 1 - rank : byRank[rank - natural];
    }

    /// The rank of task `id`; of one that was never ranked, any.
    int rank(int id) {
        return id < natural ? natural - 1 - id : ranks[id - natural];
    }
}
