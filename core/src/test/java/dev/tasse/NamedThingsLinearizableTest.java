package dev.tasse;

import dev.tasse.testing.ModelChecking;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What tasks share by name: every order in which threads can take turns, within the limits of
/// small scenarios, gives what some order of whole calls gives.
final class NamedThingsLinearizableTest {
    @Test
    void queuesAreLinearizable() {
        ModelChecking.of(2, 3).check(QueueCalls.class);
    }

    @Test
    void locksPermitsLatchesAndVariablesAreLinearizable() {
        ModelChecking.of(2, 3).check(OtherCalls.class);
    }

    /// A queue for two values.
    @Param(name = "value", gen = IntGen.class, conf = "1:3")
    public static final class QueueCalls {
        private final WaitingQueue<Integer> queue = new WaitingQueue<>(2);

        @Operation
        public boolean offer(@Param(name = "value") int value) {
            return queue.offer(value);
        }

        @Operation
        public boolean offerNow(@Param(name = "value") int value) throws InterruptedException {
            return queue.offer(value, 0, TimeUnit.NANOSECONDS);
        }

        @Operation
        public @Nullable Integer poll() {
            return queue.poll();
        }

        @Operation
        public @Nullable Integer pollNow() throws InterruptedException {
            return queue.poll(0, TimeUnit.NANOSECONDS);
        }

        @Operation
        public int size() {
            return queue.size();
        }
    }

    /// A counter that only the lock guards, two permits, a gate to be counted down twice, a value.
    @Param(name = "value", gen = IntGen.class, conf = "1:3")
    public static final class OtherCalls {
        private final WaitingLock lock = new WaitingLock();
        private final Permits permits = new Permits(2);
        private final Latch latch = new Latch(2);
        private final Variable<Integer> variable = new Variable<>();
        private int count;

        @Operation
        public int increment() {
            lock.lock();
            try {
                count = count + 1;
                return count;
            } finally {
                lock.unlock();
            }
        }

        @Operation
        public boolean acquire() throws InterruptedException {
            return permits.tryAcquire(Duration.ZERO);
        }

        @Operation
        public void release() {
            permits.release();
        }

        @Operation
        public int available() {
            return permits.available();
        }

        @Operation
        public void countDown() {
            latch.countDown();
        }

        @Operation
        public boolean isOpen() throws InterruptedException {
            return latch.await(Duration.ZERO);
        }

        @Operation
        public void set(@Param(name = "value") int value) {
            variable.set(value);
        }

        @Operation
        public void clear() {
            variable.clear();
        }

        @Operation
        public Optional<Integer> get() throws InterruptedException {
            return variable.get(Duration.ZERO);
        }
    }
}
