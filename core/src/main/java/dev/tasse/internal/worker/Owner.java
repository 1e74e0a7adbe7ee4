package dev.tasse.internal.worker;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;

/// Closes a job when the object that stands for it in the user's hands becomes unreachable. Kept
/// alive by the job alone: when the job is garbage too there is nothing to close, and the garbage
/// collector has nothing to tell. That spares a `Cleaner`'s list for futures in great numbers.
final class Owner extends PhantomReference<Object> {
    private static final ReferenceQueue<Object> LOST = new ReferenceQueue<>();

    static {
        Thread.ofPlatform().daemon().name("tasse-owners").start(Owner::closeLost);
    }

    private final Runnable close;

    /// The owner `object` of what `close` closes.
    Owner(Object object, Runnable close) {
        super(object, LOST);
        this.close = close;
    }

    private static void closeLost() {
        while (true) {
            try {
                ((Owner) LOST.remove()).close.run();
            } catch (InterruptedException e) {
                return; // nobody has a reason to: the thread is nobody's
            }
        }
    }
}
