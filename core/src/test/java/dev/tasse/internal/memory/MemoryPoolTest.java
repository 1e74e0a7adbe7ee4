package dev.tasse.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.error.MemoryException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.List;

@ExtendWith(LeakCheck.class)
final class MemoryPoolTest {
    private static final long MIB = 1 << 20;

    private static Region region(MemoryPool pool, long bytes, String purpose) {
        try (Lease lease = pool.lease(bytes, purpose)) {
            lease.allocate(bytes);
            return lease.seal().getFirst();
        }
    }

    @Test
    void anUnusedPoolHasNoMemory() {
        try (MemoryPool pool = MemoryPool.ofLimit(1024 * MIB)) {
            assertThat(pool.committedBytes()).isZero();
        }
    }

    @Test
    void slabsStartSmallAndGrowWithThePool() {
        try (MemoryPool pool = MemoryPool.ofLimit(1024 * MIB)) {
            pool.lease(1, "test").close();
            assertThat(pool.committedBytes()).isEqualTo(MIB);
            List<Region> regions = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                regions.add(region(pool, MIB / 2, "test"));
                assertThat(pool.committedBytes()).isLessThanOrEqualTo(2 * pool.usedBytes() + MIB);
            }
            regions.forEach(Region::release);
        }
    }

    @Test
    void aSlabIsAtMostASixteenthOfTheLimit() {
        assertSlabBytes(256 * MIB, 16 * MIB);
        assertSlabBytes(8192 * MIB, 64 * MIB);
        assertSlabBytes(100_000, 4096);
    }

    private static void assertSlabBytes(long limit, long expected) {
        try (MemoryPool pool = MemoryPool.ofLimit(limit)) {
            assertThat(pool.slabBytes()).isEqualTo(expected);
        }
    }

    @Test
    void moreThanASlabIsOnePieceAllTheSame() {
        try (MemoryPool pool = MemoryPool.ofLimit(256 * MIB)) {
            Region region = region(pool, 100 * MIB, "test");
            assertThat(region.memory().byteSize()).isGreaterThanOrEqualTo(100 * MIB);
            assertThat(pool.committedBytes()).isBetween(100 * MIB, 101 * MIB);
            region.release();
        }
    }

    @Test
    void idleMemoryIsReusedAndStaysCommittedUntilTrimmed() {
        try (MemoryPool pool = MemoryPool.ofLimit(256 * MIB)) {
            for (int i = 0; i < 50; i++) region(pool, 10 * MIB, "test").release();
            assertThat(pool.usedBytes()).isZero();
            assertThat(pool.idleBytes()).isEqualTo(pool.committedBytes()).isLessThan(11 * MIB);
            assertThat(pool.trim()).isPositive();
            assertThat(pool.committedBytes()).isZero();
        }
    }

    @Test
    void aSmallLiveRegionDoesNotPinTheRestOfItsSlab() {
        try (MemoryPool pool = MemoryPool.ofLimit(64 * MIB)) {
            Region first = region(pool, 3 * MIB, "first");
            Region small = region(pool, 100, "small");
            Region last = region(pool, 100_000, "last");
            first.release();
            last.release();
            long committed = pool.committedBytes();
            Region reused = region(pool, 3 * MIB, "reused");
            assertThat(pool.committedBytes()).isEqualTo(committed);
            small.release();
            reused.release();
        }
    }

    @Test
    void idleSlabsGoBackWhenTheirMemoryIsNeededInOnePiece() {
        try (MemoryPool pool = MemoryPool.ofLimit(64 * MIB)) {
            List<Region> regions = new ArrayList<>();
            for (int i = 0; i < 60; i++) regions.add(region(pool, MIB - 64, "small"));
            regions.forEach(Region::release);
            Region large = region(pool, 50 * MIB, "large");
            assertThat(pool.committedBytes()).isLessThanOrEqualTo(64 * MIB);
            large.release();
        }
    }

    @Test
    void theErrorTellsWhoNeedsHowMuchAndWhatThereIs() {
        try (MemoryPool pool = MemoryPool.ofLimit(64 * MIB)) {
            Region held = region(pool, 40 * MIB, "first");
            assertThatThrownBy(() -> pool.lease(50 * MIB, "join build"))
                    .isInstanceOf(MemoryException.class)
                    .hasMessage(
                            "join build needs 50.0 MiB, memory.limit is 64.0 MiB with 40.0 MiB in"
                                    + " use and 0 B spillable; raise memory.limit");
            assertThat(pool.committedBytes()).isLessThanOrEqualTo(64 * MIB);
            held.release();
            pool.lease(50 * MIB, "join build").close();
        }
    }

    @Test
    void aLeaseTakesNoMoreThanItNeedsWhenMemoryIsShort() {
        try (MemoryPool pool = MemoryPool.ofLimit(MIB);
                Lease lease = pool.lease(0, "all of it")) {
            for (int i = 0; i < 250; i++) lease.allocate(4096 - Lease.PADDING);
            assertThat(pool.usedBytes()).isGreaterThanOrEqualTo(250 * 4096);
        }
    }

    @Test
    void holdersAreAskedToEvictBeforeALeaseFails() {
        try (MemoryPool pool = MemoryPool.ofLimit(64 * MIB)) {
            HeldResults results = new HeldResults();
            pool.budget().register(results);
            for (int i = 0; i < 30; i++) results.regions.add(region(pool, 2 * MIB, "result"));
            assertThat(pool.budget().evictableBytes()).isEqualTo(pool.usedBytes());
            Region large = region(pool, 30 * MIB, "large");
            assertThat(results.regions).hasSizeBetween(1, 17);
            large.release();
            pool.budget().unregister(results);
            results.evict(Long.MAX_VALUE);
        }
    }

    private static final class HeldResults implements Evictable {
        private final List<Region> regions = new ArrayList<>();

        @Override
        public long evictableBytes() {
            return regions.stream().mapToLong(Region::bytes).sum();
        }

        @Override
        public long evict(long bytes) {
            long freed = 0;
            while (freed < bytes && !regions.isEmpty()) {
                Region region = regions.removeLast();
                freed += region.bytes();
                region.release();
            }
            return freed;
        }
    }

    @Test
    void whatCleanersCanFreeIsFreedBeforeALeaseFails() {
        Cleaner cleaner = Cleaner.create();
        try (MemoryPool pool = MemoryPool.ofLimit(64 * MIB)) {
            forgetHolderOf(region(pool, 40 * MIB, "forgotten table"), cleaner);
            pool.lease(50 * MIB, "next").close();
            assertThat(pool.usedBytes()).isZero();
        }
    }

    private static void forgetHolderOf(Region region, Cleaner cleaner) {
        cleaner.register(new Object(), region::release);
    }

    @Test
    void heldNamesPurposesWithTheirBytes() {
        try (MemoryPool pool = MemoryPool.ofLimit(64 * MIB)) {
            Region a = region(pool, 1000, "filter");
            Region b = region(pool, 1000, "filter");
            Region c = region(pool, 100, "sort");
            assertThat(pool.held())
                    .containsExactly("filter: 2176 bytes in 2", "sort: 192 bytes in 1");
            a.release();
            b.release();
            c.release();
            assertThat(pool.held()).isEmpty();
        }
    }

    @Test
    void aClosedPoolGivesNoLeases() {
        MemoryPool pool = MemoryPool.ofLimit(64 * MIB);
        pool.lease(100, "test").close();
        pool.close();
        pool.close();
        assertThat(pool.committedBytes()).isZero();
        assertThatThrownBy(() -> pool.lease(100, "test"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the memory pool is closed");
    }
}
