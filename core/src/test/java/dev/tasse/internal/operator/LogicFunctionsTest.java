package dev.tasse.internal.operator;

import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// Comparison, three-valued logic and choice against plain loops.
@ExtendWith(LeakCheck.class)
final class LogicFunctionsTest {
    private static final Object[] DOUBLES = {
        0.0,
        -0.0,
        1.0,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MAX_VALUE,
        -1.5
    };
    private static final Object[] TEXTS = {
        "",
        "a",
        "b",
        "ab",
        "exactly12byt",
        "exactly13byte",
        "exactly13bytf",
        "\uFF21",
        "\uD83D\uDE00",
        "a\0"
    };

    @Test
    void comparisonsOrderEveryType() {
        comparisons(DataType.INT8, (byte) 0, (byte) -1, Byte.MAX_VALUE, Byte.MIN_VALUE);
        comparisons(DataType.INT16, (short) 0, (short) -1, Short.MAX_VALUE, Short.MIN_VALUE);
        comparisons(DataType.INT32, 0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE);
        comparisons(DataType.INT64, 0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE);
        comparisons(DataType.UINT8, (short) 0, (short) 255, (short) 127);
        comparisons(DataType.UINT64, 0L, 5L, new BigInteger("18446744073709551615"));
        comparisons(DataType.FLOAT64, DOUBLES);
        comparisons(DataType.FLOAT32, 0f, -0f, Float.NaN, Float.MAX_VALUE, -1f);
        comparisons(DataType.BOOL, true, false);
        comparisons(DataType.STRING, TEXTS);
        comparisons(
                DataType.DATE,
                LocalDate.of(2024, 2, 29),
                LocalDate.of(1969, 12, 31),
                LocalDate.MIN.withYear(-4000));
        comparisons(
                new DecimalType(9, 2),
                new BigDecimal("1.00"),
                new BigDecimal("-0.01"),
                new BigDecimal("0.00"));
        comparisons(
                new DecimalType(38, 2),
                new BigDecimal("1.00"),
                new BigDecimal("-123456789012345678901234567890.01"),
                new BigDecimal("123456789012345678901234567890.01"));
    }

    private static void comparisons(DataType type, Object... values) {
        FunctionCheck.of("eq")
                .over(type, values)
                .over(type, values)
                .strictly(row -> order(row) == 0);
        FunctionCheck.of("ne")
                .over(type, values)
                .over(type, values)
                .strictly(row -> order(row) != 0);
        FunctionCheck.of("lt")
                .over(type, values)
                .over(type, values)
                .strictly(row -> order(row) < 0);
        FunctionCheck.of("le")
                .over(type, values)
                .over(type, values)
                .strictly(row -> order(row) <= 0);
        FunctionCheck.of("gt")
                .over(type, values)
                .over(type, values)
                .strictly(row -> order(row) > 0);
        FunctionCheck.of("ge")
                .over(type, values)
                .over(type, values)
                .strictly(row -> order(row) >= 0);
        FunctionCheck.of("eqNullSafe")
                .over(type, values)
                .over(type, values)
                .matches(row ->
                        row.contains(null)
                                ? Objects.equals(row.get(0), row.get(1))
                                : order(row) == 0);
        FunctionCheck.of("greatest")
                .over(type, values)
                .over(type, values)
                .matches(row -> extreme(row, 1));
        FunctionCheck.of("least")
                .over(type, values)
                .over(type, values)
                .matches(row -> extreme(row, -1));
        FunctionCheck.of("coalesce")
                .over(type, values)
                .over(type, values)
                .matches(row -> row.get(0) != null ? row.get(0) : row.get(1));
        FunctionCheck.of("isIn")
                .over(type, values)
                .over(type, values)
                .over(type, values[0])
                .matches(LogicFunctionsTest::isIn);
    }

    private static @Nullable Object extreme(List<@Nullable Object> row, int direction) {
        if (row.get(0) == null) return row.get(1);
        if (row.get(1) == null) return row.get(0);
        return order(row) * direction < 0 ? row.get(1) : row.get(0);
    }

    private static @Nullable Object isIn(List<@Nullable Object> row) {
        Object value = row.get(0);
        if (value == null) return null;
        boolean unknown = false;
        for (Object other : row.subList(1, row.size())) {
            if (other == null) unknown = true;
            else if (order(List.of(value, other)) == 0) return true;
        }
        return unknown ? null : false;
    }

    @SuppressWarnings("unchecked")
    private static int order(List<@Nullable Object> row) {
        Object a = row.get(0);
        Object b = row.get(1);
        if (a instanceof Double x && b instanceof Double y) return Double.compare(x + 0.0, y + 0.0);
        if (a instanceof Float x && b instanceof Float y) return Float.compare(x + 0f, y + 0f);
        if (a instanceof String x && b instanceof String y) {
            return java.util.Arrays.compareUnsigned(
                    x.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    y.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        if (a instanceof Long || a instanceof BigInteger) {
            return new BigInteger(a.toString()).compareTo(new BigInteger(String.valueOf(b)));
        }
        return ((Comparator<Object>) (Comparator<?>) Comparator.naturalOrder()).compare(a, b);
    }

    private static @Nullable Object decided(List<@Nullable Object> row, boolean stronger) {
        if (row.contains(stronger)) return stronger;
        return row.contains(null) ? null : !stronger;
    }

    @Test
    void logicIsThreeValued() {
        FunctionCheck.of("and")
                .over(DataType.BOOL, true, false)
                .over(DataType.BOOL, true, false)
                .matches(row -> decided(row, false));
        FunctionCheck.of("or")
                .over(DataType.BOOL, true, false)
                .over(DataType.BOOL, true, false)
                .matches(row -> decided(row, true));
        FunctionCheck.of("not")
                .over(DataType.BOOL, true, false)
                .strictly(row -> !(boolean) row.get(0));
        FunctionCheck.of("isNull").over(DataType.STRING, TEXTS).matches(row -> row.get(0) == null);
        FunctionCheck.of("isNotNull").over(DataType.INT64, 1L).matches(row -> row.get(0) != null);
    }
}
