package dev.tasse.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.testing.Tables;
import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.Schema;
import dev.tasse.type.StructType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

@ExtendWith(LeakCheck.class)
final class TableBuilderTest {
    private final MemoryPool pool = MemoryPool.ofLimit(256 << 20);

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void growthBeyondTheExpectedRowsKeepsAllRows() {
        Schema schema =
                Schema.of(
                        List.of("i", "b", "d", "s"),
                        List.of(
                                DataType.INT32,
                                DataType.BOOL,
                                new DecimalType(20, 2),
                                DataType.STRING));
        try (TableBuilder builder = new TableBuilder(pool, schema, 3)) {
            for (int i = 0; i < 5000; i++) {
                boolean isNull = i % 7 == 0;
                builder.appendRow(
                        isNull ? null : i,
                        i % 3 == 0,
                        new BigDecimal(i),
                        "text number " + i * 1000L);
            }
            try (Table table = builder.build()) {
                assertThat(table.rowCount()).isEqualTo(5000);
                for (int i = 0; i < 5000; i++) {
                    assertThat(table.column(0).get(i)).isEqualTo(i % 7 == 0 ? null : i);
                    assertThat(table.column(1).getBoolean(i)).isEqualTo(i % 3 == 0);
                    assertThat(table.column(2).getLong(i)).isEqualTo(i);
                    assertThat(table.column(3).getString(i)).isEqualTo("text number " + i * 1000L);
                }
            }
        }
    }

    @Test
    void wholeArraysAreTheSameAsSingleValues() {
        long[] longs = LongStream.range(-50, 50).toArray();
        int[] ints = IntStream.range(-50, 50).toArray();
        double[] doubles = IntStream.range(-50, 50).mapToDouble(i -> i / 4.0).toArray();
        float[] floats = new float[100];
        for (int i = 0; i < 100; i++) floats[i] = (float) doubles[i];
        for (DataType type :
                List.of(
                        DataType.INT8,
                        DataType.INT16,
                        DataType.INT32,
                        DataType.INT64,
                        DataType.FLOAT32,
                        DataType.FLOAT64)) {
            try (TableBuilder builder = new TableBuilder(pool, Schema.of("x", type), 10)) {
                FixedBuilder x = builder.fixed(0);
                x.appendLongs(longs, 10, 80);
                x.appendInts(ints, 10, 80);
                for (int i = 10; i < 90; i++) x.appendLong(longs[i]);
                try (Table table = builder.build()) {
                    for (int i = 0; i < 240; i++) {
                        assertThat(table.column(0).getDouble(i))
                                .as(type + " row " + i)
                                .isEqualTo((double) longs[10 + i % 80]);
                    }
                }
            }
        }
        for (DataType type : List.of(DataType.FLOAT32, DataType.FLOAT64)) {
            try (TableBuilder builder = new TableBuilder(pool, Schema.of("x", type), 10)) {
                builder.fixed(0).appendDoubles(doubles, 1, 99);
                builder.fixed(0).appendFloats(floats, 1, 99);
                try (Table table = builder.build()) {
                    for (int i = 0; i < 198; i++) {
                        assertThat(table.column(0).getDouble(i)).isEqualTo(doubles[1 + i % 99]);
                    }
                }
            }
        }
    }

    @Test
    void markedRowsAreNull() {
        Random random = new Random(5);
        for (int round = 0; round < 50; round++) {
            int before = random.nextInt(100);
            int count = random.nextInt(200);
            BitSet nulls = new BitSet();
            for (int i = 0; i < count; i++) nulls.set(i, random.nextInt(4) == 0);
            try (TableBuilder builder =
                    new TableBuilder(pool, Schema.of("x", DataType.INT64), random.nextInt(300))) {
                FixedBuilder x = builder.fixed(0);
                x.appendLongs(new long[before], 0, before);
                x.appendLongs(new long[count], 0, count);
                x.markNulls(nulls.toLongArray(), count);
                try (Table table = builder.build()) {
                    Column column = table.column(0);
                    assertThat(column.nullCount()).isEqualTo(nulls.cardinality());
                    for (int i = 0; i < count; i++) {
                        assertThat(column.isNull(before + i)).isEqualTo(nulls.get(i));
                    }
                }
            }
        }
    }

    @Test
    void bytesAreTakenFromArraysAndSegmentsUpToTheirVeryEnd() {
        byte[] source =
                "The quick brown fox jumps over the lazy dog".getBytes(StandardCharsets.UTF_8);
        try (Arena arena = Arena.ofConfined();
                TableBuilder builder = new TableBuilder(pool, Schema.of("s", DataType.STRING), 0)) {
            MemorySegment segment =
                    arena.allocate(source.length).copyFrom(MemorySegment.ofArray(source));
            for (int count = 0; count <= source.length; count++) {
                builder.text(0).appendBytes(source, source.length - count, count);
                builder.text(0).appendBytes(segment, source.length - count, count);
                builder.text(0).appendBytes(source, 0, count);
                builder.text(0).appendBytes(segment, 0, count);
            }
            try (Table table = builder.build()) {
                for (int count = 0; count <= source.length; count++) {
                    String end =
                            new String(
                                    source, source.length - count, count, StandardCharsets.UTF_8);
                    String start = new String(source, 0, count, StandardCharsets.UTF_8);
                    assertThat(table.column(0).getString(4L * count)).isEqualTo(end);
                    assertThat(table.column(0).getString(4L * count + 1)).isEqualTo(end);
                    assertThat(table.column(0).getString(4L * count + 2)).isEqualTo(start);
                    assertThat(table.column(0).getString(4L * count + 3)).isEqualTo(start);
                }
            }
        }
    }

    @Test
    void fewDistinctTextsBecomeADictionary() {
        Column column = texts(10_000, 8);
        assertThat(column).isInstanceOf(DictionaryColumn.class);
        assertThat(((DictionaryColumn) column).dictionary().length()).isEqualTo(8);
    }

    @Test
    void moreThanOneTextForEightRowsBecomeAPlainColumn() {
        assertThat(texts(800, 100)).isInstanceOf(DictionaryColumn.class);
        assertThat(texts(800, 101)).isInstanceOf(StringColumn.class);
        assertThat(texts(7, 1)).isInstanceOf(StringColumn.class);
        assertThat(texts(0, 1)).isInstanceOf(StringColumn.class);
    }

    @Test
    void dictionaryHasAtMostSixteenThousandEntries() {
        assertThat(texts(200_000, 16 << 10)).isInstanceOf(DictionaryColumn.class);
        assertThat(texts(200_000, (16 << 10) + 1)).isInstanceOf(StringColumn.class);
    }

    @Test
    void wronglyExpectedRowsDoNotMakeALargerDictionary() {
        try (Lease lease = pool.lease(0, "test")) {
            TextBuilder builder = (TextBuilder) ColumnBuilder.of(lease, DataType.STRING, 1_000_000);
            builder.encodeDictionary();
            for (int i = 0; i < 100; i++) builder.appendString("v" + i % 50);
            assertThat(builder.finish()).isInstanceOf(StringColumn.class);
        }
    }

    @Test
    void nullsOnlyAreNoDictionary() {
        try (Lease lease = pool.lease(0, "test")) {
            TextBuilder builder = (TextBuilder) ColumnBuilder.of(lease, DataType.STRING, 10);
            builder.encodeDictionary().appendNulls(100);
            Column column = builder.finish();
            assertThat(column).isInstanceOf(StringColumn.class);
            assertThat(column.nullCount()).isEqualTo(100);
        }
    }

    @Test
    void dictionaryIsChosenBeforeTheFirstRow() {
        try (Lease lease = pool.lease(0, "test")) {
            TextBuilder builder = (TextBuilder) ColumnBuilder.of(lease, DataType.STRING, 10);
            builder.appendString("a");
            assertThatThrownBy(builder::encodeDictionary)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("rows are written already");
        }
    }

    /// `distinct` texts, short and long ones and nulls, over `rows` rows; checks what is read back.
    private static String text(int i) {
        return i % 2 == 0 ? "t" + i : "a longer text that is number " + i;
    }

    private Column texts(int rows, int distinct) {
        try (Lease lease = pool.lease(0, "test")) {
            TextBuilder builder = (TextBuilder) ColumnBuilder.of(lease, DataType.STRING, rows);
            builder.encodeDictionary();
            for (int i = 0; i < rows; i++) {
                if (i % 11 == 10 && i > distinct) builder.appendNull();
                else builder.appendString(text(i % distinct));
            }
            Column column = builder.finish();
            for (int i = 0; i < rows; i++) {
                String expected = i % 11 == 10 && i > distinct ? null : text(i % distinct);
                assertThat(column.get(i)).as("row " + i).isEqualTo(expected);
            }
            if (column instanceof DictionaryColumn coded) {
                assertThat(Tables.values(coded.dictionary())).doesNotHaveDuplicates();
            }
            return column;
        }
    }

    @Test
    void repeatedValueIsTheSameAsManySingleOnes() {
        for (long seed = 0; seed < 20; seed++) {
            try (Table table = Tables.random(pool, seed, 5)) {
                for (Column column : table.columns()) {
                    repeated(column, (int) seed * 7);
                }
            }
        }
    }

    private void repeated(Column column, int count) {
        try (Lease lease = pool.lease(0, "test")) {
            ColumnBuilder builder = ColumnBuilder.of(lease, column.type(), 0);
            List<Object> expected = new ArrayList<>();
            for (long row = 0; row < column.length(); row++) {
                Object value = column.get(row);
                if (value == null) builder.appendNulls(count);
                else builder.appendRepeated(value, count);
                expected.addAll(Collections.nCopies(count, Tables.values(column).get((int) row)));
            }
            assertThat(Tables.values(builder.finish())).isEqualTo(expected);
        }
    }

    @Test
    void repeatedTextIsKeptOnceInADictionaryToo() {
        try (Lease lease = pool.lease(0, "test")) {
            TextBuilder builder = (TextBuilder) ColumnBuilder.of(lease, DataType.STRING, 0);
            builder.encodeDictionary();
            builder.appendRepeated("a text that does not fit a view", 1000);
            builder.appendRepeated("b", 1000);
            DictionaryColumn column = (DictionaryColumn) builder.finish();
            assertThat(column.dictionary().length()).isEqualTo(2);
            assertThat(column.getString(999)).isEqualTo("a text that does not fit a view");
            assertThat(column.getString(1000)).isEqualTo("b");
            assertThat(column.getString(1999)).isEqualTo("b");
        }
    }

    @Test
    void constantIsWrittenOutForTheEngine() {
        for (long seed = 0; seed < 20; seed++) {
            try (Table table = Tables.random(pool, seed, 1);
                    Lease lease = pool.lease(0, "test")) {
                for (Column column : table.columns()) {
                    ConstantColumn constant = new ConstantColumn(column.type(), 100, column.get(0));
                    Column expanded = constant.expanded(lease);
                    Tables.assertEqual("seed " + seed, constant, expanded);
                    assertThat(expanded instanceof ConstantColumn)
                            .isEqualTo(column.type().equals(DataType.NULL));
                }
            }
        }
    }

    @Test
    void wrongValueNamesColumnTypeAndClass() {
        Schema schema = Schema.of(List.of("n", "s"), List.of(DataType.INT64, DataType.STRING));
        try (TableBuilder builder = new TableBuilder(pool, schema, 1)) {
            assertThatThrownBy(() -> builder.appendRow(1, 2))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "\"s\": a column of STRING takes a String, not 2 (java.lang.Integer)");
            assertThatThrownBy(() -> builder.appendRow("x", "y"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"n\": a column of INT64 takes a whole number, not x");
            assertThatThrownBy(() -> builder.appendRow(1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("1 values for 2 columns: n INT64, s STRING");
        }
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        refused(DataType.INT8, 128);
        refused(DataType.UINT8, -1);
        refused(DataType.UINT64, -1L);
        refused(DataType.FLOAT32, 0.1);
        refused(DataType.MONTHS, Period.ofDays(1));
        refused(new DecimalType(4, 2), new BigDecimal("100"));
        refused(new DecimalType(4, 2), new BigDecimal("0.001"));
        refused(DataType.TIMESTAMP, Instant.MAX);
        refused(DataType.TIMESTAMP, LocalDateTime.MAX);
        refused(DataType.NULL, 1);
        refused(DataType.BOOL, "true");
        refused(DataType.BINARY, "text");
        refused(new StructType(Schema.of("a", DataType.INT8)), Map.of("b", 1));
    }

    private void refused(DataType type, Object value) {
        try (TableBuilder builder = new TableBuilder(pool, Schema.of("x", type), 1)) {
            assertThatThrownBy(() -> builder.column(0).appendValue(value))
                    .as(type + " " + value)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(type.toString());
            assertThat(builder.column(0).length()).isZero();
        }
    }

    @Test
    void numbersOutOfRangeAreRefusedByTypedAppends() {
        try (Lease lease = pool.lease(0, "test")) {
            assertThatThrownBy(() -> ColumnBuilder.of(lease, DataType.INT8, 1).appendLong(128))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("128 does not fit a column of INT8");
            assertThatThrownBy(() -> ColumnBuilder.of(lease, DataType.UINT16, 1).appendLong(-1))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> ColumnBuilder.of(lease, DataType.INT8, 1).appendDouble(1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a column of INT8 does not take a double");
            ColumnBuilder decimals = ColumnBuilder.of(lease, new DecimalType(3, 1), 1);
            decimals.appendLong(-999);
            assertThatThrownBy(() -> decimals.appendLong(1000))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at most 3 digits");
            assertThat(decimals.finish().get(0)).isEqualTo(new BigDecimal("-99.9"));
        }
    }

    @Test
    void timeFinerThanTheUnitIsCutOff() {
        try (Lease lease = pool.lease(0, "test")) {
            ColumnBuilder builder = ColumnBuilder.of(lease, DataType.TIME, 1);
            builder.appendValue(LocalTime.of(1, 2, 3, 123_456_789));
            assertThat(builder.finish().get(0)).isEqualTo(LocalTime.of(1, 2, 3, 123_456_000));
        }
    }

    @Test
    void columnsOfDifferentLengthsAreNoTable() {
        Schema schema = Schema.of(List.of("a", "b"), List.of(DataType.INT64, DataType.STRING));
        try (TableBuilder builder = new TableBuilder(pool, schema, 1)) {
            builder.fixed(0).appendLong(1);
            assertThatThrownBy(builder::build)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("column \"a\" has 1 rows, \"b\" has 0");
        }
    }

    @Test
    void abandonedBuilderGivesItsMemoryBack() {
        try (TableBuilder builder =
                new TableBuilder(pool, Schema.of("x", DataType.INT64), 100_000)) {
            builder.fixed(0).appendLong(1);
            assertThat(pool.usedBytes()).isPositive();
        }
        assertThat(pool.usedBytes()).isZero();
    }

    @Test
    void tooLargeAnExpectationDoesNotStayInMemory() {
        try (TableBuilder builder =
                new TableBuilder(pool, Schema.of("x", DataType.INT64), 1_000_000)) {
            for (int i = 0; i < 100_000; i++) builder.fixed(0).appendLong(i);
            try (Table table = builder.build()) {
                assertThat(table.bytes()).isEqualTo(800_000);
                assertThat(pool.usedBytes()).isLessThan(1_000_000);
                assertThat(table.column(0).getLong(99_999)).isEqualTo(99_999);
            }
        }
    }
}
