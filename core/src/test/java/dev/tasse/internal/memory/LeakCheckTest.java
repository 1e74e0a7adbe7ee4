package dev.tasse.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

/// The extension, called the way JUnit calls it.
final class LeakCheckTest {
    private final LeakCheck check = new LeakCheck();

    @Test
    void isAtWorkInEveryTestOfItself() {
        try (MemoryPool pool = MemoryPool.ofLimit(1 << 20)) {
            assertThat(MemoryPool.CHECKING).contains(pool);
        }
    }

    @Test
    void namesThePurposeOfWhatIsHeld() {
        List<Region> regions;
        try (MemoryPool pool = MemoryPool.ofLimit(1 << 20);
                Lease lease = pool.lease(100, "forgotten")) {
            lease.allocate(100);
            regions = lease.seal();
        }
        assertThatThrownBy(() -> check.check(0))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("bytes are still held: [forgotten: 192 bytes in 1]");
        regions.forEach(Region::release);
    }

    @Test
    void reportsALeakInOneTestOnly() {
        try (MemoryPool pool = MemoryPool.ofLimit(1 << 20);
                Lease lease = pool.lease(100, "held by an earlier test")) {
            assertThat(lease.bytes()).isPositive();
            assertThat(pool.usedBytes()).isPositive();
            assertThatThrownBy(() -> check.check(0)).isInstanceOf(AssertionError.class);
            assertThatCode(() -> check.check(0)).doesNotThrowAnyException();
        }
    }

    @Test
    void idleMemoryIsNoLeak() {
        try (MemoryPool pool = MemoryPool.ofLimit(1 << 20)) {
            pool.lease(100, "scratch").close();
            assertThat(pool.idleBytes()).isPositive();
            assertThatCode(() -> check.check(0)).doesNotThrowAnyException();
        }
    }
}
