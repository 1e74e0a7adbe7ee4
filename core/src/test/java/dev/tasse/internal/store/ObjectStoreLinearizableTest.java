package dev.tasse.internal.store;

import dev.tasse.graph.Held;
import dev.tasse.testing.ModelChecking;

import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// What several threads do with one result at the same time: who wanted it takes it, the scheduler,
/// one thread at a time, has it written, evicts it and drops the next.
final class ObjectStoreLinearizableTest {
    private static final int TAKEN = 0;
    private static final int SECOND = 1;

    @Test
    void resultsAreTakenOnceAndNothingStaysInTheFile() {
        ModelChecking.of(2, 2)
                .addGuarantee(
                        ManagedStrategyGuaranteeKt.forClasses(SpillFile.class.getName())
                                .allMethods()
                                .ignore())
                .threads(2)
                .actorsPerThread(2)
                .actorsBefore(0)
                .actorsAfter(1)
                .check(Calls.class);
    }

    /// A result that the user takes while the engine spills it, and others that tasks hold.
    public static final class Calls {
        private final Spilling spilling = new Spilling(Optional.empty(), 1_000);
        private final ObjectStore store = new ObjectStore(3, spilling, id -> id);
        private final AtomicInteger held = new AtomicInteger();
        private boolean taken;

        public Calls() {
            store.put(TAKEN, "result");
        }

        @Operation(nonParallelGroup = "user", runOnce = true)
        public Object take() {
            taken = true;
            return store.take(TAKEN);
        }

        @Operation(nonParallelGroup = "scheduler", runOnce = true)
        public void spill() {
            Optional<Object> pinned = store.pin(TAKEN, true);
            boolean written = pinned.isPresent() && store.write(TAKEN, pinned.get());
            store.discardUnused(TAKEN);
            if (written) store.evict(TAKEN);
        }

        @Operation(nonParallelGroup = "scheduler")
        public void dropSecond() {
            store.drop(new int[] {SECOND});
        }

        @Operation(runOnce = true)
        public long putSecond() {
            held.incrementAndGet();
            return store.put(SECOND, new Counted(held));
        }

        @Operation
        public long heldBytes() {
            return store.heldBytes();
        }

        /// Nothing is left of what was taken, nothing is released that is held.
        @Validate
        public void nothingIsLeft() {
            long left = spilling.fileBytes();
            spilling.close();
            if (taken && left != 0) throw new AssertionError(left + " bytes are left in the file");
            if (held.get() < 0) throw new AssertionError("a result was released twice");
        }
    }

    private record Counted(AtomicInteger held) implements Held {
        @Override
        public long bytes() {
            return 10;
        }

        @Override
        public void release() {
            held.decrementAndGet();
        }
    }
}
