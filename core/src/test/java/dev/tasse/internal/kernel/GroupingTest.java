package dev.tasse.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.data.Column;
import dev.tasse.data.Table;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.testing.RandomTypes;
import dev.tasse.testing.Tables;
import dev.tasse.type.DataType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

@ExtendWith(LeakCheck.class)
final class GroupingTest {
    private final MemoryPool pool = MemoryPool.ofLimit(256 << 20);

    @Test
    void groupsAreNumberedInTheOrderOfTheirFirstRowsForKeysOfEveryType() {
        for (DataType type : RandomTypes.FLAT) {
            for (long seed = 0; seed < 10; seed++) checkRandom(List.of(type), seed);
        }
    }

    @Test
    void groupsAreNumberedInTheOrderOfTheirFirstRowsForSeveralKeys() {
        for (long seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            List<DataType> types = new ArrayList<>(RandomTypes.FLAT);
            Collections.shuffle(types, random);
            checkRandom(types.subList(0, 1 + random.nextInt(4)), seed);
        }
    }

    /// Several batches, each from columns of its own: encodings and dictionaries change in between.
    private void checkRandom(List<DataType> types, long seed) {
        Random random = new Random(seed);
        boolean equalHashes = random.nextInt(3) == 0;
        String what = types + ", seed " + seed + (equalHashes ? ", equal hashes" : "");
        Map<List<Object>, Integer> numbers = new LinkedHashMap<>();
        try (Grouping grouping = new Grouping(types, equalHashes, pool);
                Lease lease = pool.lease(0, "test")) {
            for (int batch = 0; batch < 5; batch++) {
                int rows = random.nextInt(200);
                int distinct = 1 + random.nextInt(60);
                try (Table base = Tables.random(pool, random, RandomTypes.named(types), distinct)) {
                    List<Column> keys = RandomRows.of(base.columns(), rows, random, lease);
                    MemorySegment groups = grouping.groups(keys, rows, lease);
                    List<List<Object>> plain = PlainKeys.rows(keys, rows);
                    for (int row = 0; row < rows; row++) {
                        int expected = numbers.computeIfAbsent(plain.get(row), _ -> numbers.size());
                        assertThat(groups.getAtIndex(Layouts.INT, row))
                                .as("%s, batch %d, row %d", what, batch, row)
                                .isEqualTo(expected);
                    }
                }
            }
            assertThat(grouping.groupCount()).as(what).isEqualTo(numbers.size());
            List<List<Object>> keys = PlainKeys.rows(grouping.keys(lease), numbers.size());
            assertThat(keys).as(what).containsExactlyElementsOf(numbers.keySet());
        }
    }
}
