package dev.tasse.internal.worker;

import dev.tasse.spi.Job;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One task of a group, seen as a job. Keeps nothing itself.
final class GroupPart implements Job {
    private final GroupRun group;
    private final int id;

    GroupPart(GroupRun group, int id) {
        this.group = group;
        this.id = id;
    }

    @Override
    public boolean settled() {
        return group.endings().ended(id);
    }

    @Override
    public boolean await(Duration timeout) throws InterruptedException {
        if (Waiting.spin(this::settled)) return true;
        CountDownLatch ended = new CountDownLatch(1);
        Runnable action = ended::countDown;
        if (!group.endings().whenEnded(id, action)) return true;
        try {
            Waiting.run(() -> ended.await(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } finally {
            if (!settled()) group.endings().forget(id, action);
        }
        return settled();
    }

    @Override
    public void join() throws InterruptedException {
        await(Duration.ofNanos(Long.MAX_VALUE));
        group.run().check(id);
    }

    @Override
    public void whenSettled(Runnable action) {
        if (!group.endings().whenEnded(id, action)) JobRun.run(action);
    }

    @Override
    public Object result(int position) {
        ready();
        return group.run().store().get(id);
    }

    @Override
    public Object take(int position) {
        ready();
        return group.run().store().take(id);
    }

    private void ready() {
        if (!settled()) throw new IllegalStateException("the task has not ended");
        group.run().check(id);
        if (group.isClosed(id)) throw new IllegalStateException("the task is closed");
    }

    @Override
    public void cancel() {
        group.cancel(id);
    }

    @Override
    public void closeWith(Object owner) {
        group.closePartWith(id, owner);
    }

    @Override
    public void close() {
        group.close(id);
    }
}
