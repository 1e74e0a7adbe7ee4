package dev.tasse.internal.memory;

import dev.tasse.testing.ModelChecking;

import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/// What tables of different threads do with a region that they share: the last holder, whoever that
/// is, gives the memory back, once.
final class RegionLinearizableTest {
    private static final Slab SLAB = new Slab(0, 4096);

    @Test
    void lastHolderGivesTheMemoryBackOnce() {
        ModelChecking.of(3, 2).check(Calls.class);
    }

    /// Holders of one region.
    public static final class Calls {
        private final MemoryBudget budget = MemoryBudget.of(1 << 20);
        private final Region region;

        public Calls() {
            Range range = new Range(SLAB, 0, 4096);
            range.generation = 1;
            budget.use(range.length);
            region = new Region(new SlabSet(budget, false), range);
        }

        @Operation
        public boolean retain() {
            try {
                region.retain();
                return true;
            } catch (AssertionError e) {
                return false;
            }
        }

        @Operation
        public boolean release() {
            try {
                region.release();
                return true;
            } catch (AssertionError e) {
                return false;
            }
        }

        @Operation
        public boolean isReleased() {
            return region.isReleased();
        }

        @Operation
        public boolean commit() {
            return budget.tryCommit(300 << 10);
        }
    }
}
