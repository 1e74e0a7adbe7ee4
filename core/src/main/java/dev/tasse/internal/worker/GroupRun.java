package dev.tasse.internal.worker;

import dev.tasse.internal.scheduler.TaskState;
import dev.tasse.spi.Job;
import dev.tasse.spi.JobGroup;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/// The tasks of one job as a group: what is known of each beside its state.
final class GroupRun implements JobGroup {
    private final JobRun run;
    private final int size;
    private final Endings endings;
    private final Marks cancelled;
    private final Marks closed;

    // Under the lock of this. The group keeps the owners: whoever is unreachable with all of it has
    // nothing left to close.
    private @Nullable Owner[] owners = {};
    private @Nullable Owner owner;

    /// The group of all tasks of `run`, of which there are `size`.
    GroupRun(JobRun run, int size) {
        this.run = run;
        this.size = size;
        endings = new Endings(size);
        cancelled = new Marks(size);
        closed = new Marks(size);
    }

    JobRun run() {
        return run;
    }

    Endings endings() {
        return endings;
    }

    boolean isCancelled(int id) {
        return cancelled.has(id);
    }

    boolean isClosed(int id) {
        return closed.has(id);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Job part(int position) {
        return new GroupPart(this, position);
    }

    @Override
    public void await() throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(1);
        if (endings.whenAllEnded(latch::countDown)) Waiting.run(latch::await);
    }

    /// Called by the scheduling when tasks end; adds to `todo` what is to be done.
    void end(int[] ids, List<Runnable> todo) {
        boolean failed = false;
        for (int id : ids) failed |= run.state().state(id) == TaskState.FAILED;
        endings.end(ids, failed, todo);
    }

    /// All that has not ended never will.
    void breakDown(List<Runnable> todo) {
        endings.end(IntStream.range(0, size).toArray(), true, todo);
    }

    void cancel(int id) {
        if (endings.ended(id) || !cancelled.add(id)) return;
        run.release(new int[] {id});
    }

    synchronized void closePartWith(int id, Object object) {
        if (owners.length == 0) owners = new @Nullable Owner[size];
        owners[id] = new Owner(object, part(id)::close);
    }

    void close(int id) {
        if (!closed.add(id)) return;
        if (!endings.ended(id)) cancelled.add(id);
        disown(id);
        run.release(new int[] {id});
    }

    private synchronized void disown(int id) {
        if (owners.length == 0) return;
        Owner mine = owners[id];
        if (mine != null) mine.clear();
        owners[id] = null;
    }

    @Override
    public synchronized void closeWith(Object object) {
        owner = new Owner(object, this::close);
    }

    @Override
    public void close() {
        int[] ids = withoutOwner();
        if (ids.length > 0) run.release(ids);
    }

    private synchronized int[] withoutOwner() {
        if (owner != null) owner.clear();
        int[] ids = new int[size];
        int count = 0;
        for (int id = 0; id < size; id++) {
            if (owners.length > 0 && owners[id] != null) continue;
            if (!closed.add(id)) continue;
            if (!endings.ended(id)) cancelled.add(id);
            ids[count++] = id;
        }
        return Arrays.copyOf(ids, count);
    }
}
