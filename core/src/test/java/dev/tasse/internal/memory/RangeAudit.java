package dev.tasse.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;

/// Checks that the ranges of a pool are what they must be after every operation.
final class RangeAudit {
    private RangeAudit() {}

    /// Ranges tile each slab in order, free neighbours are merged, and the sums are the counts.
    static void check(MemoryPool pool) {
        long used = 0;
        long committed = 0;
        for (Slab slab : pool.slabs().all()) {
            committed += slab.bytes();
            long offset = 0;
            Range before = null;
            for (Range range = slab.first(); range != null; range = range.after) {
                assertThat(range.before).isSameAs(before);
                assertThat(range.offset).isEqualTo(offset);
                assertThat(range.length).isPositive();
                assertThat(range.length % Lease.ALIGNMENT).isZero();
                assertThat(range.free && before != null && before.free).isFalse();
                if (!range.free) used += range.length;
                offset += range.length;
                before = range;
            }
            assertThat(offset).isEqualTo(slab.bytes());
        }
        assertThat(pool.usedBytes()).isEqualTo(used);
        assertThat(pool.committedBytes()).isEqualTo(committed);
    }
}
