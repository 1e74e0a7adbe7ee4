package dev.tasse.internal.kernel;

import static dev.tasse.testing.Tables.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.data.Column;
import dev.tasse.data.ColumnBuilder;
import dev.tasse.data.Table;
import dev.tasse.error.DataException;
import dev.tasse.error.PlanException;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.testing.RandomTypes;
import dev.tasse.testing.Tables;
import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.FloatType;
import dev.tasse.type.ListType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;

@ExtendWith(LeakCheck.class)
final class ReducerTest {
    private static final int GROUPS = 7;

    private final MemoryPool pool = MemoryPool.ofLimit(256 << 20);

    /// Some batches of random rows in random groups, reduced, and the values of each group.
    private List<List<Object>> reduce(
            Reducer reducer, DataType type, Random random, List<Object> results) {
        List<List<Object>> values = new ArrayList<>();
        for (int group = 0; group < GROUPS; group++) values.add(new ArrayList<>());
        try (reducer;
                Lease lease = pool.lease(0, "test")) {
            for (int batch = 0; batch < 4; batch++) {
                int rows = random.nextInt(120);
                int groupCount = 1 + random.nextInt(GROUPS);
                try (Table table =
                        Tables.random(pool, random, RandomTypes.named(List.of(type)), rows)) {
                    Column column = Flattening.flat(table.column(0), lease);
                    MemorySegment groups = lease.allocate((long) rows * Integer.BYTES);
                    for (int row = 0; row < rows; row++) {
                        int group = random.nextInt(groupCount);
                        groups.setAtIndex(Layouts.INT, row, group);
                        if (!column.isNull(row)) values.get(group).add(column.get(row));
                    }
                    RowGroups of = new RowGroups().set(groups, rows, groupCount);
                    if (groupCount == 1) reducer.updateOne(column, of);
                    else reducer.update(column, of);
                }
            }
            results.addAll(Tables.values(reducer.finish(GROUPS, lease)));
        }
        return values;
    }

    private static Reducer reducer(String name, DataType type, MemoryPool pool) {
        return Aggregates.reducer(name, type, pool);
    }

    @Test
    void leastAndGreatestAreThoseOfAPlainLoopForEveryType() {
        for (DataType type : RandomTypes.FLAT) {
            if (type.equals(DataType.NULL)) continue;
            for (long seed = 0; seed < 30; seed++) {
                check("min", type, seed);
                check("max", type, seed);
            }
        }
    }

    private void check(String name, DataType type, long seed) {
        List<Object> results = new ArrayList<>();
        List<List<Object>> values =
                reduce(reducer(name, type, pool), type, new Random(seed), results);
        Comparator<Object> order = PlainKeys.order(type);
        if (name.equals("max")) order = order.reversed();
        for (int group = 0; group < GROUPS; group++) {
            Object expected = values.get(group).stream().min(order).orElse(null);
            Object got = results.get(group);
            boolean none = expected == null || got == null;
            boolean same =
                    none
                            ? Objects.equals(expected, got)
                            : order.compare(expected, PlainKeys.bytes(got)) == 0;
            assertThat(same)
                    .as("%s of %s, seed %d: %s for %s", name, type, seed, got, expected)
                    .isTrue();
        }
    }

    @Test
    void extremesOfTextsAreToldByTheirLastBytesToo() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(40); i++) texts.add(text(random));
            List<String> sorted = texts.stream().sorted(PlainKeys.order(DataType.STRING)).toList();
            assertThat(extreme("min", texts)).as("seed %d", seed).isEqualTo(sorted.getFirst());
            assertThat(extreme("max", texts)).as("seed %d", seed).isEqualTo(sorted.getLast());
        }
    }

    /// Mostly the same bytes, up to where a view ends or beyond.
    private static String text(Random random) {
        String same = "aaaaaaaaaaaaaaaa".substring(0, random.nextInt(3) * 4 + 4);
        String[] ends = {"", "\0", "a", "b", "\u00e9", "a\0\0\0", "aaaa", "aaab"};
        return same + ends[random.nextInt(ends.length)];
    }

    private Object extreme(String name, List<String> texts) {
        try (Reducer reducer = reducer(name, DataType.STRING, pool);
                Lease lease = pool.lease(0, "test")) {
            ColumnBuilder builder = ColumnBuilder.of(lease, DataType.STRING, texts.size());
            for (String text : texts) builder.appendValue(text);
            Column column = Flattening.flat(builder.finish(), lease);
            int rows = texts.size();
            MemorySegment zeros = lease.allocateZeroed((long) rows * Integer.BYTES);
            reducer.updateOne(column, new RowGroups().set(zeros, rows, 1));
            return Tables.values(reducer.finish(1, lease)).getFirst();
        }
    }

    @Test
    void sumsOfWholeNumbersAndDecimalsAreExact() {
        List<DataType> types = List.of(new DecimalType(5, 2), new DecimalType(18, 0));
        for (DataType type : types) {
            DecimalType result = new DecimalType(38, ((DecimalType) type).scale());
            for (long seed = 0; seed < 30; seed++) {
                List<Object> results = new ArrayList<>();
                List<List<Object>> values =
                        reduce(reducer("sum", result, pool), type, new Random(seed), results);
                List<Object> expected = new ArrayList<>();
                for (List<Object> group : values) {
                    expected.add(
                            group.stream()
                                    .map(value -> (BigDecimal) value)
                                    .reduce(BigDecimal::add)
                                    .orElse(null));
                }
                assertThat(results).as("%s, seed %d", type, seed).isEqualTo(expected);
            }
        }
    }

    @Test
    void sumsOfFloatsAddInTheOrderOfTheRows() {
        for (long seed = 0; seed < 30; seed++) {
            List<Object> results = new ArrayList<>();
            DataType type = DataType.FLOAT64;
            List<List<Object>> values =
                    reduce(reducer("sum", type, pool), type, new Random(seed), results);
            for (int group = 0; group < GROUPS; group++) {
                double sum = 0;
                for (Object value : values.get(group)) sum += (Double) value;
                Object expected = values.get(group).isEmpty() ? null : (Object) sum;
                assertThat(results.get(group)).as("seed " + seed).isEqualTo(expected);
            }
        }
    }

    @Test
    void countsAreOfValuesThatAreNotNull() {
        for (DataType type : RandomTypes.FLAT) {
            List<Object> results = new ArrayList<>();
            Reducer reducer = reducer("count", DataType.INT64, pool);
            List<List<Object>> values = reduce(reducer, type, new Random(3), results);
            List<Object> expected = new ArrayList<>();
            for (List<Object> group : values) expected.add((long) group.size());
            assertThat(results).as(type.toString()).isEqualTo(expected);
        }
    }

    @Test
    void aSumThatLeavesTheRangeInBetweenIsRightInTheEnd() {
        List<Object> results = sum(Long.MAX_VALUE, 1L, Long.MAX_VALUE, -Long.MAX_VALUE, -5L);
        assertThat(results).containsExactly(Long.MAX_VALUE - 4);
    }

    @Test
    void aSumThatDoesNotFitIsAnErrorThatNamesTheWayOut() {
        assertThatThrownBy(() -> sum(Long.MAX_VALUE, 1L))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "a sum does not fit INT64: got 9223372036854775808; cast to FLOAT64 or"
                                + " DECIMAL(38, 0) first");
        assertThatThrownBy(() -> sum(Long.MIN_VALUE, -1L)).isInstanceOf(DataException.class);
    }

    private List<Object> sum(Object... values) {
        try (Table table = Tables.of(pool, column("x", values));
                Reducer reducer = reducer("sum", DataType.INT64, pool);
                Lease lease = pool.lease(0, "test")) {
            MemorySegment groups = lease.allocateZeroed((long) values.length * Integer.BYTES);
            reducer.update(table.column(0), new RowGroups().set(groups, values.length, 1));
            return Tables.values(reducer.finish(1, lease));
        }
    }

    @Test
    void manyReplacedTextsDoNotKeepTheirBytes() {
        try (Reducer reducer = reducer("max", DataType.STRING, pool);
                Lease lease = pool.lease(0, "test")) {
            MemorySegment groups = lease.allocateZeroed(500 * Integer.BYTES);
            for (int batch = 0; batch < 20; batch++) {
                Object[] texts = new Object[500];
                for (int i = 0; i < 500; i++) {
                    texts[i] = "%08d ".formatted(batch * 500 + i) + "x".repeat(2000);
                }
                try (Table table = Tables.of(pool, column("s", texts))) {
                    reducer.update(table.column(0), new RowGroups().set(groups, 500, 1));
                }
                assertThat(pool.usedBytes()).isLessThan(8 << 20);
            }
            String result = reducer.finish(1, lease).getString(0);
            assertThat(result).startsWith("00009999 x").hasSize(2009);
        }
    }

    @Test
    void typesThatAnAggregateDoesNotTakeAreRefusedWhenThePlanIsBuilt() {
        assertThatThrownBy(() -> Aggregates.resolve("sum", List.of(DataType.STRING)))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("cannot sum STRING");
        assertThatThrownBy(() -> Aggregates.resolve("max", List.of(new ListType(DataType.INT8))))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("cannot take the max of LIST<INT8>");
        assertThatThrownBy(() -> Aggregates.resolve("summ", List.of(DataType.INT64)))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("did you mean \"sum\"?");
    }

    @Test
    void resultTypesAreThoseOfTheTable() {
        for (DataType type : RandomTypes.FLAT) {
            if (!type.isNumeric()) continue;
            DataType sum = Aggregates.resolve("sum", List.of(type)).result();
            if (type instanceof FloatType) assertThat(sum).isEqualTo(DataType.FLOAT64);
            if (type instanceof DecimalType(int _, int scale)) {
                assertThat(sum).isEqualTo(new DecimalType(38, scale));
            }
            assertThat(Aggregates.resolve("min", List.of(type)).result()).isEqualTo(type);
            assertThat(Aggregates.resolve("avg", List.of(type)).result())
                    .isEqualTo(DataType.FLOAT64);
        }
        List<DataType> whole = Arrays.asList(DataType.INT8, DataType.UINT32, DataType.INT64);
        assertThat(whole.stream().map(t -> Aggregates.resolve("sum", List.of(t)).result()))
                .allMatch(type -> Objects.equals(type, DataType.INT64));
        assertThat(Aggregates.resolve("sum", List.of(DataType.UINT64)).result())
                .isEqualTo(new DecimalType(38, 0));
    }
}
