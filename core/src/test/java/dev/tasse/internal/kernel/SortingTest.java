package dev.tasse.internal.kernel;

import static dev.tasse.testing.Tables.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.data.Column;
import dev.tasse.data.Table;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.testing.RandomTypes;
import dev.tasse.testing.Tables;
import dev.tasse.type.DataType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

@ExtendWith(LeakCheck.class)
final class SortingTest {
    private final MemoryPool pool = MemoryPool.ofLimit(256 << 20);

    @Test
    void orderIsThatOfAStableSortByComparisonForKeysOfEveryType() {
        for (DataType type : RandomTypes.FLAT) {
            for (long seed = 0; seed < 12; seed++) checkRandom(List.of(type), seed);
        }
    }

    @Test
    void orderIsThatOfAStableSortByComparisonForSeveralKeys() {
        for (long seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            List<DataType> types = new ArrayList<>(RandomTypes.FLAT);
            Collections.shuffle(types, random);
            checkRandom(types.subList(0, 1 + random.nextInt(3)), seed);
        }
    }

    private void checkRandom(List<DataType> types, long seed) {
        Random random = new Random(seed);
        int distinct = 1 + random.nextInt(100);
        int rows = random.nextInt(400);
        List<KeyOrder> orders = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            orders.add(new KeyOrder(random.nextBoolean(), random.nextBoolean()));
        }
        try (Table base = Tables.random(pool, random, RandomTypes.named(types), distinct);
                Lease lease = pool.lease(0, "test")) {
            List<Column> keys = RandomRows.of(base.columns(), rows, random, lease);
            int[] order = Sorting.order(keys, orders, rows, lease);
            assertThat(order)
                    .as("%s %s, seed %d", types, orders, seed)
                    .containsExactly(plainOrder(keys, orders, rows));
        }
    }

    private static int[] plainOrder(List<Column> keys, List<KeyOrder> orders, int rows) {
        Comparator<Integer> comparator = Comparator.comparingInt(_ -> 0);
        for (int i = 0; i < keys.size(); i++) {
            Column column = keys.get(i);
            KeyOrder order = orders.get(i);
            Comparator<Object> values = PlainKeys.order(column.type());
            if (order.descending()) values = values.reversed();
            Comparator<Object> withNulls =
                    order.nullsFirst()
                            ? Comparator.nullsFirst(values)
                            : Comparator.nullsLast(values);
            comparator = comparator.thenComparing(row -> column.get(row), withNulls);
        }
        return IntStream.range(0, rows)
                .boxed()
                .sorted(comparator)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Test
    void textsWithLongCommonPrefixesAreOrderedByTheirEnds() {
        Random random = new Random(7);
        List<Object> texts = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            String prefix = "x".repeat(random.nextInt(200));
            texts.add(prefix + "\0".repeat(random.nextInt(12)) + (char) ('w' + random.nextInt(3)));
        }
        try (Table table = Tables.of(pool, column("s", DataType.STRING, texts));
                Lease lease = pool.lease(0, "test")) {
            List<KeyOrder> up = List.of(KeyOrder.ASCENDING);
            assertThat(Sorting.order(table.columns(), up, 500, lease))
                    .containsExactly(plainOrder(table.columns(), up, 500));
        }
    }

    @Test
    void wordsThatDifferInAllBitsAreOrderedBeyondWhatIsPackedAtFirst() {
        Random random = new Random(8);
        List<Object> numbers = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            numbers.add((random.nextLong() & ~0xFFFL) | (random.nextInt(4) << 1));
            numbers.add((3L << 40) + random.nextInt(40));
        }
        numbers.add(Long.MIN_VALUE);
        numbers.add(Long.MAX_VALUE);
        try (Table table = Tables.of(pool, column("n", DataType.INT64, numbers));
                Lease lease = pool.lease(0, "test")) {
            List<KeyOrder> down = List.of(new KeyOrder(true, false));
            assertThat(Sorting.order(table.columns(), down, 6002, lease))
                    .containsExactly(plainOrder(table.columns(), down, 6002));
        }
    }
}
