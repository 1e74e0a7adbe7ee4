package dev.tasse.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.foreign.MemorySegment;
import java.util.List;

@ExtendWith(LeakCheck.class)
final class LeaseTest {
    private final MemoryPool pool = MemoryPool.ofLimit(256 << 20);

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void everyAllocationIsAlignedAndHasRoomForAVectorBehindItsEnd() {
        try (Lease lease = pool.lease(0, "test")) {
            for (long bytes = 0; bytes < 300; bytes++) {
                MemorySegment segment = lease.allocate(bytes);
                assertThat(segment.address() % 64).isZero();
                assertThat(segment.byteSize()).isGreaterThanOrEqualTo(bytes + 64);
            }
        }
    }

    @Test
    void zeroedMemoryIsZeroEvenWhereItWasUsedBefore() {
        for (int round = 0; round < 2; round++) {
            try (Lease lease = pool.lease(1000, "test")) {
                MemorySegment segment = lease.allocateZeroed(1000);
                assertThat(segment.mismatch(MemorySegment.ofArray(new byte[1088]))).isEqualTo(-1);
                segment.fill((byte) 7);
            }
        }
    }

    @Test
    void sealKeepsWhatWasAllocatedAndGivesTheRestBack() {
        Lease lease = pool.lease(1 << 20, "test");
        MemorySegment segment = lease.allocate(1000).fill((byte) 5);
        List<Region> regions = lease.seal();
        lease.close();
        assertThat(regions).hasSize(1);
        Region region = regions.getFirst();
        assertThat(region.bytes()).isEqualTo(Lease.padded(1000));
        assertThat(pool.usedBytes()).isEqualTo(region.bytes());
        assertThat(region.contains(segment)).isTrue();
        assertThat(region.memory().mismatch(segment)).isEqualTo(-1);
        region.release();
        assertThat(pool.usedBytes()).isZero();
    }

    @Test
    void sealOfNothingIsEmpty() {
        assertThat(pool.lease(0, "test").seal()).isEmpty();
        assertThat(pool.lease(5000, "test").seal()).isEmpty();
    }

    @Test
    void aLeaseThatGrowsKeepsEveryAllocation() {
        Lease lease = pool.lease(0, "test");
        Lease other = pool.lease(0, "other");
        MemorySegment[] segments = new MemorySegment[100];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = lease.allocate(10_000L * i).fill((byte) i);
            other.allocate(100_000);
        }
        other.close();
        List<Region> regions = lease.seal();
        assertThat(regions).hasSizeGreaterThan(1);
        for (int i = 0; i < segments.length; i++) {
            MemorySegment segment = segments[i];
            assertThat(regions.stream().filter(region -> region.contains(segment))).hasSize(1);
            assertThat(segment.get(Layouts.BYTE, segment.byteSize() - 1)).isEqualTo((byte) i);
        }
        regions.forEach(Region::release);
    }

    @Test
    void aLeaseAloneInItsSlabGrowsInPlace() {
        Lease lease = pool.lease(0, "test");
        for (int i = 0; i < 9; i++) lease.allocate(100_000);
        List<Region> regions = lease.seal();
        assertThat(regions).hasSize(1);
        regions.getFirst().release();
    }

    @Test
    void resetLetsTheNextBatchHaveTheSameMemory() {
        try (Lease lease = pool.lease(0, "scratch")) {
            lease.allocate(50_000);
            lease.allocate(3_000_000);
            lease.reset();
            MemorySegment first = lease.allocate(50_000);
            lease.allocate(3_000_000);
            long taken = lease.bytes();
            for (int batch = 0; batch < 10; batch++) {
                lease.reset();
                assertThat(lease.allocate(50_000).address()).isEqualTo(first.address());
                lease.allocate(3_000_000);
                assertThat(lease.bytes()).isEqualTo(taken);
            }
        }
    }

    @Test
    void resetPoisonsWhatTheLastBatchWrote() {
        try (Lease lease = pool.lease(0, "scratch")) {
            MemorySegment stale = lease.allocate(100).fill((byte) 1);
            lease.reset();
            assertThat(stale.get(Layouts.BYTE, 0)).isEqualTo((byte) 0xDB);
        }
    }

    @Test
    void memoryOfAClosedLeaseIsOutOfReach() {
        MemorySegment stale;
        try (Lease lease = pool.lease(0, "scratch")) {
            stale = lease.allocate(100);
        }
        assertThatThrownBy(() -> stale.get(Layouts.BYTE, 0))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void newMemoryIsPoisonedSoThatNobodyCountsOnZeros() {
        try (Lease lease = pool.lease(0, "scratch")) {
            assertThat(lease.allocate(8).get(Layouts.LONG, 0)).isEqualTo(0xDBDBDBDBDBDBDBDBL);
        }
    }

    @Test
    void aSealedLeaseCannotBeUsedAgain() {
        Lease lease = pool.lease(0, "test");
        lease.allocate(100);
        lease.seal().forEach(Region::release);
        assertThatThrownBy(() -> lease.allocate(1)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(lease::seal).isInstanceOf(AssertionError.class);
        assertThatThrownBy(lease::reset).isInstanceOf(AssertionError.class);
    }

    @Test
    void aLeaseBelongsToOneThread() throws InterruptedException {
        try (Lease lease = pool.lease(0, "test")) {
            Throwable[] thrown = new Throwable[1];
            Thread other =
                    Thread.ofPlatform()
                            .uncaughtExceptionHandler((_, e) -> thrown[0] = e)
                            .start(() -> lease.allocate(1));
            other.join();
            assertThat(thrown[0]).isInstanceOf(AssertionError.class);
        }
    }
}
