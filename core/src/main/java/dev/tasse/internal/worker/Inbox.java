package dev.tasse.internal.worker;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicReference;

/// Jobs that were submitted and that nobody has given to the scheduler: who submits thousands of
/// small jobs does not have to take turns at the lock with those who run them.
final class Inbox {
    // A stack (Treiber, "Systems Programming: Coping with Parallelism", 1986), linked by the jobs.
    private final AtomicReference<@Nullable JobRun> newest = new AtomicReference<>();

    /// Puts `job` in, and answers how many there are now.
    int push(JobRun job) {
        while (true) {
            @Nullable JobRun before = newest.get();
            job.follow(before);
            if (newest.compareAndSet(before, job)) return job.place();
        }
    }

    boolean isEmpty() {
        return newest.get() == null;
    }

    /// Takes all of them out, and answers the one submitted first, linked to the later ones.
    @Nullable JobRun drain() {
        @Nullable JobRun later = null;
        @Nullable JobRun at = isEmpty() ? null : newest.getAndSet(null);
        while (at != null) {
            @Nullable JobRun earlier = at.linked();
            at.link(later);
            later = at;
            at = earlier;
        }
        return later;
    }
}
