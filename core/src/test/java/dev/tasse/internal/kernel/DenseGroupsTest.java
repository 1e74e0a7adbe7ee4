package dev.tasse.internal.kernel;

import static dev.tasse.testing.Tables.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.data.Table;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.testing.Tables;
import dev.tasse.type.DataType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Groups of whole numbers, whose table grows in the middle of a batch, or gives way to another.
@ExtendWith(LeakCheck.class)
final class DenseGroupsTest {
    private final MemoryPool pool = MemoryPool.ofLimit(64 << 20);

    /// Checks groups and keys of some batches of one key beside those of a map.
    private void check(DataType type, List<List<@Nullable Object>> batches) {
        Map<@Nullable Object, Integer> numbers = new LinkedHashMap<>();
        try (Grouping grouping = new Grouping(List.of(type), false, pool);
                Lease lease = pool.lease(0, "test")) {
            for (List<@Nullable Object> batch : batches) {
                List<Integer> expected = new ArrayList<>();
                for (Object key : batch) {
                    numbers.putIfAbsent(key, numbers.size());
                    expected.add(numbers.get(key));
                }
                try (Table table = Tables.of(pool, column("k", type, batch))) {
                    int count = batch.size();
                    MemorySegment groups = grouping.groups(table.columns(), count, lease);
                    List<Integer> got = new ArrayList<>();
                    for (int row = 0; row < count; row++) {
                        got.add(groups.getAtIndex(Layouts.INT, row));
                    }
                    assertThat(got).isEqualTo(expected);
                }
            }
            assertThat(Tables.values(grouping.keys(lease).getFirst()))
                    .containsExactlyElementsOf(numbers.keySet());
        }
    }

    private void checkLongs(@Nullable Long[]... batches) {
        List<List<@Nullable Object>> all = new ArrayList<>();
        for (@Nullable Long[] batch : batches) all.add(Arrays.asList((@Nullable Object[]) batch));
        check(DataType.INT64, all);
    }

    @Test
    void numbersBeyondTheTableMakeItLargerWhereverTheyComeInABatch() {
        checkLongs(
                new Long[] {5L, 7L, 5L},
                new Long[] {7L, 100_000L, 6L, 100_000L, -3L, 5L},
                new Long[] {-200_000L, 5L, 100_001L, -3L});
    }

    @Test
    void numbersTooFarApartAreFoundByAnotherTableFromTheFirstRowOfTheirBatchOn() {
        checkLongs(
                new Long[] {1L, 2L, 1L},
                new Long[] {2L, 3L, 4L, 1L << 40, 3L, 5L},
                new Long[] {5L, 1L << 40, 1L, 6L});
        checkLongs(new Long[] {Long.MIN_VALUE, 0L, Long.MAX_VALUE, Long.MIN_VALUE});
    }

    @Test
    void numbersAtBothEndsOfTheRangeAreNotNeighbours() {
        long last = Long.MAX_VALUE;
        checkLongs(
                new Long[] {last - 3, last, last - 3},
                new Long[] {last, Long.MIN_VALUE, Long.MIN_VALUE + 1, last - 1, Long.MIN_VALUE},
                new Long[] {0L, last - 3, Long.MIN_VALUE});
        checkLongs(
                new Long[] {Long.MIN_VALUE + 2, Long.MIN_VALUE + 1},
                new Long[] {Long.MIN_VALUE, last, Long.MIN_VALUE + 2, last});
    }

    @Test
    void aNullEndsTheTableButNoGroup() {
        checkLongs(
                new Long[] {3L, 4L},
                new @Nullable Long[] {4L, null, 5L, 3L},
                new @Nullable Long[] {null, 5L, 9L});
    }

    @Test
    void numbersThatWanderAreFoundForEveryWidth() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            List<List<@Nullable Object>> shorts = new ArrayList<>();
            List<List<@Nullable Object>> longs = new ArrayList<>();
            long middle = 0;
            for (int batch = 0; batch < 20; batch++) {
                List<@Nullable Object> narrow = new ArrayList<>();
                List<@Nullable Object> wide = new ArrayList<>();
                for (int row = 0; row < 50; row++) {
                    middle += random.nextInt(2001) - 1000;
                    narrow.add((short) (middle % 1000));
                    wide.add(middle + random.nextInt(30));
                }
                shorts.add(narrow);
                longs.add(wide);
            }
            check(DataType.INT16, shorts);
            check(DataType.INT64, longs);
        }
    }
}
