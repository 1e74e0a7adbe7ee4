package dev.tasse.internal.memory;

import dev.tasse.config.Config;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Fails a test after which a memory pool still holds leases or regions, and says for what.
///
/// Looks at every pool that any thread of this JVM has opened, closed since or not; what is idle
/// does not count. Makes pools check their users: released memory is poisoned and its segments
/// throw when accessed.
public final class LeakCheck implements BeforeEachCallback, AfterEachCallback {
    /// A worker thread may still be closing its scratch when the test has its result.
    private static final long GRACE_NANOS = 2_000_000_000;

    static {
        System.setProperty("tasse." + Config.MEMORY_CHECK.name(), "true");
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        forgetClosed();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        check(GRACE_NANOS);
    }

    void check(long graceNanos) {
        StringBuilder leaks = new StringBuilder();
        for (MemoryPool pool : List.copyOf(MemoryPool.CHECKING)) {
            if (isUnused(pool, graceNanos)) continue;
            leaks.append(pool.usedBytes()).append(" bytes are still held: ").append(pool.held());
            MemoryPool.CHECKING.remove(pool);
        }
        forgetClosed();
        if (!leaks.isEmpty()) throw new AssertionError(leaks.toString());
    }

    private static boolean isUnused(MemoryPool pool, long graceNanos) {
        long deadline = System.nanoTime() + graceNanos;
        while (pool.usedBytes() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        return pool.usedBytes() == 0;
    }

    private static void forgetClosed() {
        MemoryPool.CHECKING.removeIf(pool -> pool.usedBytes() == 0 && pool.isClosed());
    }
}
