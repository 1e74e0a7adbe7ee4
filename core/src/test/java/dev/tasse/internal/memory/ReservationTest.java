package dev.tasse.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.error.MemoryException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
final class ReservationTest {
    private static final long MIB = 1 << 20;

    private final MemoryPool pool = MemoryPool.ofLimit(64 * MIB);

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void grantsWhatFitsAndElseTellsTheOwnerToEvict() {
        try (Reservation join = pool.reserve("join build", Evictable.NOTHING);
                Reservation sort = pool.reserve("sort", Evictable.NOTHING)) {
            assertThat(join.tryGrow(40 * MIB)).isTrue();
            assertThat(sort.tryGrow(30 * MIB)).isFalse();
            assertThat(sort.tryGrow(20 * MIB)).isTrue();
            join.shrink(10 * MIB);
            assertThat(sort.tryGrow(10 * MIB)).isTrue();
            assertThat(sort.tryGrow(5 * MIB)).isFalse();
        }
    }

    @Test
    void closingGivesAllBack() {
        try (Reservation first = pool.reserve("first", Evictable.NOTHING)) {
            assertThat(first.tryGrow(60 * MIB)).isTrue();
        }
        try (Reservation second = pool.reserve("second", Evictable.NOTHING)) {
            assertThat(second.tryGrow(60 * MIB)).isTrue();
        }
    }

    @Test
    void leasesUnderAReservationCountOnce() {
        try (Reservation join = pool.reserve("join build", Evictable.NOTHING);
                Reservation sort = pool.reserve("sort", Evictable.NOTHING)) {
            join.grow(40 * MIB);
            try (Lease lease = join.lease(30 * MIB)) {
                assertThat(lease.bytes()).isGreaterThanOrEqualTo(30 * MIB);
                assertThat(sort.tryGrow(23 * MIB)).isTrue();
                assertThat(sort.tryGrow(2 * MIB)).isFalse();
            }
        }
    }

    @Test
    void whatIsLeasedWithoutAReservationCountsToo() {
        try (Reservation join = pool.reserve("join build", Evictable.NOTHING);
                Lease scratch = pool.lease(30 * MIB, "scratch")) {
            assertThat(scratch.bytes()).isPositive();
            assertThat(join.tryGrow(40 * MIB)).isFalse();
            assertThat(join.tryGrow(30 * MIB)).isTrue();
        }
    }

    @Test
    void othersAreAskedToEvictButNotTheOwnerItself() {
        Wishes store = new Wishes();
        Wishes join = new Wishes();
        pool.budget().register(store);
        pool.budget().register(join);
        try (Reservation reservation = pool.reserve("join build", join)) {
            reservation.grow(60 * MIB);
            assertThat(reservation.tryGrow(10 * MIB)).isFalse();
            assertThat(store.wished).isEqualTo(6 * MIB);
            assertThat(join.wished).isZero();
        }
    }

    private static final class Wishes implements Evictable {
        private long wished;

        @Override
        public long evictableBytes() {
            return 0;
        }

        @Override
        public long evict(long bytes) {
            wished += bytes;
            return 0;
        }
    }

    @Test
    void anOwnerWithNothingToEvictGetsTheError() {
        try (Reservation reservation = pool.reserve("group-by", Evictable.NOTHING)) {
            assertThatThrownBy(() -> reservation.grow(100 * MIB))
                    .isInstanceOf(MemoryException.class)
                    .hasMessageStartingWith("group-by needs 100.0 MiB, memory.limit is 64.0 MiB");
        }
    }

    @Test
    void givingUpMoreThanWasReservedIsAnError() {
        try (Reservation reservation = pool.reserve("group-by", Evictable.NOTHING)) {
            reservation.grow(100);
            assertThatThrownBy(() -> reservation.shrink(101)).isInstanceOf(AssertionError.class);
        }
    }
}
