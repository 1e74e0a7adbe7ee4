package dev.tasse.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.foreign.MemorySegment;

@ExtendWith(LeakCheck.class)
final class RegionTest {
    private final MemoryPool pool = MemoryPool.ofLimit(16 << 20);

    @AfterEach
    void close() {
        pool.close();
    }

    private Region region(long bytes) {
        Lease lease = pool.lease(bytes, "test");
        lease.allocate(bytes);
        return lease.seal().getFirst();
    }

    @Test
    void livesUntilItsLastHolderReleasesIt() {
        Region region = region(100);
        region.retain();
        region.release();
        assertThat(region.isReleased()).isFalse();
        assertThat(pool.usedBytes()).isEqualTo(region.bytes());
        region.release();
        assertThat(region.isReleased()).isTrue();
        assertThat(pool.usedBytes()).isZero();
    }

    @Test
    void releasingTwiceIsAnError() {
        Region region = region(100);
        region.release();
        assertThatThrownBy(region::release)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("released after its last release");
    }

    @Test
    void aReleaseTooManyDoesNotFreeTheNextHoldersMemory() {
        Region first = region(100);
        first.release();
        Region second = region(100);
        assertThat(second.offset()).isEqualTo(first.offset());
        assertThat(second.generation()).isGreaterThan(first.generation());
        assertThatThrownBy(first::release).isInstanceOf(AssertionError.class);
        assertThat(pool.usedBytes()).isEqualTo(second.bytes());
        second.release();
    }

    @Test
    void aReleasedRegionCannotBeRetainedOrRead() {
        Region region = region(100);
        region.release();
        assertThatThrownBy(region::retain).isInstanceOf(AssertionError.class);
        assertThatThrownBy(region::memory).isInstanceOf(AssertionError.class);
    }

    @Test
    void aViewThatOutlivesItsRegionThrowsEvenWhenTheMemoryIsUsedAgain() {
        Region region = region(100);
        MemorySegment view = region.memory().asSlice(8, 8);
        region.release();
        Region next = region(100);
        assertThat(next.memory().address()).isEqualTo(view.address() - 8);
        assertThatThrownBy(() -> view.get(Layouts.LONG, 0))
                .isInstanceOf(IllegalStateException.class);
        next.release();
    }

    @Test
    void containsOnlyWhatBeginsInIt() {
        Region low = region(1000);
        Region high = region(1000);
        assertThat(low.contains(low.memory().asSlice(500))).isTrue();
        assertThat(low.contains(high.memory())).isFalse();
        assertThat(high.contains(low.memory())).isFalse();
        assertThat(low.contains(MemorySegment.ofArray(new byte[8]))).isFalse();
        low.release();
        high.release();
    }

    @Test
    void aRegionCanBeReleasedAfterItsPoolIsClosedButNotRead() {
        Region region = region(100);
        MemorySegment view = region.memory();
        pool.close();
        assertThatThrownBy(() -> view.get(Layouts.LONG, 0))
                .isInstanceOf(IllegalStateException.class);
        region.release();
        assertThat(pool.usedBytes()).isZero();
    }
}
