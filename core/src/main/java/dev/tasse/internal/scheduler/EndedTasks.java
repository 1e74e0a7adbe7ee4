package dev.tasse.internal.scheduler;

import java.util.BitSet;

/// Which tasks of a job have ended since that was last told: for who waits for each by itself.
final class EndedTasks {
    private final BitSet open;
    private final IntList ended = new IntList();

    /// None of the tasks `ids` has ended.
    EndedTasks(BitSet ids) {
        open = (BitSet) ids.clone();
    }

    /// Task `id` has a result, has failed, or will never run. Others than those of the beginning,
    /// and those that have ended already, are passed over.
    void end(int id) {
        if (!open.get(id)) return;
        open.clear(id);
        ended.add(id);
    }

    boolean isOpen(int id) {
        return open.get(id);
    }

    /// Those that have ended since the last call.
    int[] drain() {
        return ended.drain();
    }
}
