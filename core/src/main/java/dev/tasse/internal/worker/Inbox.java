package dev.tasse.internal.worker;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicReference;

/// Jobs that were submitted and that nobody has given to the scheduler: who submits thousands of
/// small jobs does not have to take turns at the lock with those who run them.
///
/// @param <E> a job
final class Inbox<E extends Inbox.Entry<E>> {
    // A stack (Treiber, "Systems Programming: Coping with Parallelism", 1986), linked by the jobs.
    private final AtomicReference<@Nullable E> newest = new AtomicReference<>();

    /// What can be put in: in one inbox, once. It keeps the links.
    ///
    /// @param <E> the class itself
    interface Entry<E> {
        /// Called before it is put in, where `before` is the newest.
        void follow(@Nullable E before);

        /// The next one in the inbox, or of those taken out together.
        @Nullable E linked();

        void link(@Nullable E next);

        /// How many there were when it was put in, itself included.
        int place();
    }

    /// Puts `entry` in, and answers how many there are now.
    int push(E entry) {
        while (true) {
            @Nullable E before = newest.get();
            entry.follow(before);
            if (newest.compareAndSet(before, entry)) return entry.place();
        }
    }

    boolean isEmpty() {
        return newest.get() == null;
    }

    /// Takes all of them out, and answers the one submitted first, linked to the later ones.
    @Nullable E drain() {
        @Nullable E later = null;
        @Nullable E at = isEmpty() ? null : newest.getAndSet(null);
        while (at != null) {
            @Nullable E earlier = at.linked();
            at.link(later);
            later = at;
            at = earlier;
        }
        return later;
    }
}
