package dev.tasse.internal.worker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which tasks of a job have ended, and what is to be done when others do: who waits for one is not
/// woken for all.
final class Endings {
    private final Marks ended;

    // Under the lock of this: what is to be done, by task, and after the last or the first failure.
    private final Map<Integer, List<Runnable>> actions = new HashMap<>();
    private final List<Runnable> lastActions = new ArrayList<>();
    private int open;
    private boolean anyFailed;

    /// Endings of the tasks 0 to `count - 1`.
    Endings(int count) {
        ended = new Marks(count);
        open = count;
    }

    boolean ended(int id) {
        return ended.has(id);
    }

    /// Has `action` run when task `id` ends; false if it has ended.
    synchronized boolean whenEnded(int id, Runnable action) {
        if (ended.has(id)) return false;
        actions.computeIfAbsent(id, _ -> new ArrayList<>(1)).add(action);
        return true;
    }

    /// Has `action` run when all have ended or one has failed; false if that is so.
    synchronized boolean whenAllEnded(Runnable action) {
        if (open == 0 || anyFailed) return false;
        lastActions.add(action);
        return true;
    }

    /// What is to be done when task `id` ends is not to be done any more.
    synchronized void forget(int id, Runnable action) {
        List<Runnable> list = actions.get(id);
        if (list != null) list.remove(action);
    }

    /// The tasks `ids` have ended, `failed` tells whether one of them has failed; adds to `todo`
    /// what is to be done.
    synchronized void end(int[] ids, boolean failed, List<Runnable> todo) {
        for (int id : ids) {
            if (!ended.add(id)) continue;
            open--;
            List<Runnable> told = actions.isEmpty() ? null : actions.remove(id);
            if (told != null) todo.addAll(told);
        }
        anyFailed |= failed;
        if ((open > 0 && !anyFailed) || lastActions.isEmpty()) return;
        todo.addAll(lastActions);
        lastActions.clear();
    }
}
