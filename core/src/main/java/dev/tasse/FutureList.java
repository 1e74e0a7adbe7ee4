package dev.tasse;

import dev.tasse.spi.Job;
import dev.tasse.spi.JobGroup;

import org.jspecify.annotations.Nullable;

import java.lang.ref.Reference;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;
import java.util.function.IntFunction;

/// Futures of tasks that were started together, each made when it is first asked for: who wants
/// nothing but the results pays for no futures. The tasks know nothing of the list, so that it can
/// become unreachable; those whose futures were not made are released then.
final class FutureList<T> extends AbstractList<TaskFuture<T>> implements RandomAccess {
    private final JobGroup group;
    private final IntFunction<Job> again;
    private final Function<Job, T> result;

    // Under the lock of this, by position; empty before the first is made.
    private final List<@Nullable TaskFuture<T>> made = new ArrayList<>(0);

    /// Futures of the parts of `group`, and of what `result` makes of the result of each.
    ///
    /// @param again starts one of them once more
    FutureList(JobGroup group, IntFunction<Job> again, Function<Job, T> result) {
        this.group = group;
        this.again = again;
        this.result = result;
        own();
    }

    /// Apart from the constructor, in which nobody may see this list yet.
    private void own() {
        group.closeWith(this);
    }

    @Override
    public int size() {
        return group.size();
    }

    @Override
    public synchronized TaskFuture<T> get(int position) {
        if (made.isEmpty()) made.addAll(Collections.nCopies(size(), null));
        TaskFuture<T> future = made.get(position);
        if (future == null) {
            IntFunction<Job> start = again; // a field would keep this list reachable
            future = new JobFuture<>(group.part(position), () -> start.apply(position), result);
            made.set(position, future);
        }
        return future;
    }

    private synchronized @Nullable TaskFuture<T> known(int position) {
        return made.isEmpty() ? null : made.get(position);
    }

    /// The results of all, for which it waits; throws what the first one throws that has none.
    List<T> join() {
        try {
            group.await();
            List<T> results = new ArrayList<>(size());
            for (int i = 0; i < size(); i++) results.add(joined(i));
            return results;
        } catch (InterruptedException e) {
            throw JobFuture.interrupted(e);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private T joined(int position) throws InterruptedException {
        TaskFuture<T> future = known(position);
        if (future != null) return future.join();
        Job part = group.part(position);
        part.join();
        return result.apply(part);
    }
}
