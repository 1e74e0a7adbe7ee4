package dev.tasse.data;

import static dev.tasse.testing.Tables.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.testing.RandomTypes;
import dev.tasse.testing.Tables;
import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.ListType;
import dev.tasse.type.MapType;
import dev.tasse.type.Schema;
import dev.tasse.type.StructType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

@ExtendWith(LeakCheck.class)
final class ColumnTest {
    private final MemoryPool pool = MemoryPool.ofLimit(64 << 20);

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void gettersReadWhatTheTypeHas() {
        try (Table table =
                Tables.of(
                        pool,
                        column("int", 7),
                        column("small", DataType.UINT8, List.of(200)),
                        column("real", 2.5),
                        column("single", 1.5f),
                        column("decimal", new BigDecimal("12.00")),
                        column("bool", true),
                        column("text", "Zürich"),
                        column("date", LocalDate.of(1970, 1, 11)),
                        column("months", Period.ofMonths(-14)),
                        column("stamp", Instant.ofEpochSecond(-1)))) {
            assertThat(table.column("int").getLong(0)).isEqualTo(7);
            assertThat(table.column("int").getDouble(0)).isEqualTo(7.0);
            assertThat(table.column("small").getLong(0)).isEqualTo(200);
            assertThat(table.column("real").getDouble(0)).isEqualTo(2.5);
            assertThat(table.column("single").getDouble(0)).isEqualTo(1.5);
            assertThat(table.column("decimal").getLong(0)).isEqualTo(12);
            assertThat(table.column("decimal").getDouble(0)).isEqualTo(12.0);
            assertThat(table.column("bool").getBoolean(0)).isTrue();
            assertThat(table.column("text").getString(0)).isEqualTo("Zürich");
            assertThat(table.column("date").getLong(0)).isEqualTo(10);
            assertThat(table.column("months").getLong(0)).isEqualTo(-14);
            assertThat(table.column("stamp").getLong(0)).isEqualTo(-1_000_000);
        }
    }

    @Test
    void objectsComeBackInTheClassOfTheType() {
        Object[] values = {
            true,
            (byte) -1,
            (short) 300,
            5L,
            new BigInteger("18446744073709551615"),
            1.5f,
            Double.NaN,
            new BigDecimal("-1.25"),
            "日本",
            LocalDate.of(2025, 2, 28),
            LocalTime.of(23, 59, 59, 999_999_000),
            LocalDateTime.of(1899, 12, 31, 23, 59, 59, 1_000),
            Instant.parse("2025-03-30T01:00:00.000001Z"),
            Duration.ofMillis(-1_500),
            Period.ofMonths(25),
            List.of(1L, 2L)
        };
        for (Object value : values) {
            try (Table table = Tables.of(pool, column("x", value, null))) {
                assertThat(table.column(0).get(0)).isEqualTo(value);
                assertThat(table.column(0).get(1)).isNull();
                assertThat(table.column(0).isNull(1)).isTrue();
                assertThat(table.column(0).nullCount()).isEqualTo(1);
            }
        }
    }

    @Test
    void getterOfAnotherTypeNamesTheColumnsType() {
        try (Table table = Tables.of(pool, column("s", "a"), column("x", 1.5))) {
            assertThatThrownBy(() -> table.column("s").getLong(0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a column of STRING has no long values; use get(row)");
            assertThatThrownBy(() -> table.column("x").getLong(0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("FLOAT64");
            assertThatThrownBy(() -> table.column("x").getString(0))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> table.column("x").getBoolean(0))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> table.column("s").getDouble(0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void rowOutsideIsRefusedEvenWhereMemoryGoesOn() {
        try (Table table = Tables.of(pool, column("x", 1, 2, 3), column("b", true, true, true))) {
            Column x = table.column("x").slice(1, 1);
            Column b = table.column("b").slice(1, 1);
            assertThatThrownBy(() -> x.getLong(1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> x.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> b.getBoolean(1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> b.isNull(1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> x.slice(0, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void numbersThatDoNotFitALongAreRefused() {
        BigInteger most = new BigInteger("18446744073709551615");
        BigDecimal half = new BigDecimal("0.5");
        try (Table table = Tables.of(pool, column("u", most), column("d", half))) {
            assertThat(table.column("u").getDouble(0)).isEqualTo(1.8446744073709552e19);
            assertThatThrownBy(() -> table.column("u").getLong(0))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage("18446744073709551615 in row 0 does not fit a long");
            assertThatThrownBy(() -> table.column("d").getLong(0))
                    .isInstanceOf(ArithmeticException.class);
        }
    }

    @Test
    void sliceOfEveryEncodingIsThoseRows() {
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            int rows = 1 + random.nextInt(200);
            try (Table table = Tables.random(pool, seed, rows)) {
                int from = random.nextInt(rows);
                int count = random.nextInt(rows - from + 1);
                for (Column whole : table.columns()) {
                    Column slice = whole.slice(from, count);
                    List<?> expected = Tables.values(whole).subList(from, from + count);
                    String what = "seed " + seed + ", " + whole.type();
                    assertThat(Tables.values(slice)).as(what).isEqualTo(expected);
                    long nulls = expected.stream().filter(value -> value == null).count();
                    assertThat(slice.nullCount()).as(what).isEqualTo(nulls);
                    assertThat(slice.bytes()).as(what).isLessThanOrEqualTo(whole.bytes());
                }
            }
        }
    }

    @Test
    void constantReadsLikeThePlainColumnOfTheSameValues() {
        for (long seed = 0; seed < 50; seed++) {
            try (Table table = Tables.random(pool, seed, 3)) {
                for (Column column : table.columns()) {
                    Object value = column.get(0);
                    Column constant = new ConstantColumn(column.type(), 1, value);
                    Tables.assertEqual("seed " + seed, column.slice(0, 1), constant);
                    assertThat(constant.isNull(0)).isEqualTo(value == null);
                    assertThat(constant.nullCount()).isEqualTo(value == null ? 1 : 0);
                }
            }
        }
    }

    @Test
    void constantAnswersTypedGetters() {
        LocalDate date = LocalDate.of(1970, 1, 2);
        assertThat(new ConstantColumn(DataType.DATE, 9, date).getLong(8)).isEqualTo(1);
        assertThat(new ConstantColumn(DataType.INT8, 9, 3).getDouble(0)).isEqualTo(3.0);
        assertThat(new ConstantColumn(DataType.INT8, 9, 3).get(0)).isEqualTo((byte) 3);
        assertThat(new ConstantColumn(DataType.STRING, 9, "a").getString(3)).isEqualTo("a");
        assertThat(new ConstantColumn(DataType.BOOL, 9, true).getBoolean(3)).isTrue();
        Column nothing = new ConstantColumn(DataType.INT64, 200_000, null);
        assertThat(nothing.nullCount()).isEqualTo(200_000);
        assertThat(nothing.validity().count()).isZero();
        assertThat(nothing.validity().get(199_999)).isFalse();
        assertThatThrownBy(() -> nothing.getLong(5))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("row 5");
        assertThatThrownBy(() -> new ConstantColumn(DataType.INT8, 1, 128))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("INT8")
                .hasMessageContaining("128");
    }

    @Test
    void nestedValuesAreListsAndMaps() {
        StructType point =
                new StructType(
                        Schema.of(List.of("a", "b"), List.of(DataType.INT32, DataType.STRING)));
        Map<String, ?> one = Map.of("a", 1, "b", "x");
        try (Table table =
                Tables.of(
                        pool,
                        column(
                                "l",
                                new ListType(DataType.INT32),
                                Arrays.asList(List.of(1, 2), null, List.of())),
                        column("s", point, Arrays.asList(one, null, Map.of("b", "only"))),
                        column(
                                "m",
                                new MapType(DataType.STRING, DataType.INT64),
                                Arrays.asList(Map.of("k", 1L), Map.of(), null)))) {
            assertThat(Tables.values(table.column("l")))
                    .containsExactly(List.of(1, 2), null, List.of());
            assertThat(table.column("s").get(0)).isEqualTo(one);
            assertThat(table.column("s").get(2)).hasToString("{a=null, b=only}");
            assertThat(Tables.values(table.column("m")))
                    .containsExactly(Map.of("k", 1L), Map.of(), null);
            assertThat(((StructColumn) table.column("s")).field("b").getString(2))
                    .isEqualTo("only");
            assertThat(table.column("l").slice(2, 1).get(0)).isEqualTo(List.of());
        }
    }

    @Test
    void columnIsShownByItsFirstValues() {
        try (Table table = Tables.of(pool, column("x", 1, null, 3))) {
            assertThat(table.column("x")).hasToString("INT64[3]: 1, null, 3");
        }
        assertThat(new ConstantColumn(DataType.STRING, 12, "a"))
                .hasToString("STRING[12]: a, a, a, a, a, a, a, a, a, a, ...");
    }

    @Test
    void wideDecimalsKeepAllDigits() {
        DecimalType wide = new DecimalType(38, 0);
        BigDecimal most = new BigDecimal("9".repeat(38));
        BigDecimal lowBits = new BigDecimal("18446744073709551615");
        List<Object> values = List.of(most, most.negate(), lowBits, lowBits.negate());
        try (Table table = Tables.of(pool, column("d", wide, values))) {
            assertThat(Tables.values(table.column("d"))).isEqualTo(values);
        }
    }

    @Test
    void everyTypeHasAnEmptyColumn() {
        try (Table table =
                        Tables.random(pool, new Random(1), RandomTypes.schema(new Random(1)), 0);
                Table empty = Table.empty(table.schema())) {
            Tables.assertEqual(empty, table);
        }
    }
}
