package dev.tasse.testing;

import dev.tasse.data.Column;
import dev.tasse.data.Table;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Rows as plain values in a form in which two engines agree: the list of what counts as equal.
///
/// Whole numbers are compared by value whatever their width (DuckDB widens sums to 128 bits),
/// decimals without trailing zeros, floats to 1e-12 relative (partial sums differ by partitioning),
/// everything else as it is.
final class Rows {
    private static final double RELATIVE = 1e-12;

    private final List<String> names;
    private final List<List<@Nullable Object>> rows;

    Rows(List<String> names, List<List<@Nullable Object>> rows) {
        this.names = names;
        this.rows = rows;
    }

    static Rows of(Table table) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (long row = 0; row < table.rowCount(); row++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < table.columnCount(); i++) {
                Column column = table.column(i);
                values.add(normal(column.get(row)));
            }
            rows.add(values);
        }
        return new Rows(table.schema().names(), rows);
    }

    /// `value` in the form in which it is compared.
    static @Nullable Object normal(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Byte n -> BigInteger.valueOf(n);
            case Short n -> BigInteger.valueOf(n);
            case Integer n -> BigInteger.valueOf(n);
            case Long n -> BigInteger.valueOf(n);
            case Float n -> n.doubleValue() + 0.0;
            case Double n -> n + 0.0;
            case BigDecimal n -> n.signum() == 0 ? BigDecimal.ZERO : n.stripTrailingZeros();
            case byte[] bytes -> java.util.HexFormat.of().formatHex(bytes);
            case List<?> list -> list.stream().map(Rows::normal).map(String::valueOf).toList();
            case Map<?, ?> map -> map.toString();
            default -> value;
        };
    }

    static void compare(Rows expected, Rows actual, boolean ordered, String what) {
        if (!expected.names.equals(actual.names)) {
            throw new AssertionError(
                    what + ": expected columns " + expected.names + " but got " + actual.names);
        }
        if (expected.rows.size() != actual.rows.size()) {
            throw new AssertionError(
                    what
                            + ": expected "
                            + expected.rows.size()
                            + " rows but got "
                            + actual.rows.size()
                            + "\nexpected "
                            + head(expected.rows)
                            + "\ngot "
                            + head(actual.rows));
        }
        List<List<@Nullable Object>> left = ordered ? expected.rows : sorted(expected.rows);
        List<List<@Nullable Object>> right = ordered ? actual.rows : sorted(actual.rows);
        for (int i = 0; i < left.size(); i++) {
            if (!sameRow(left.get(i), right.get(i))) {
                throw new AssertionError(
                        what
                                + ": row "
                                + i
                                + ": expected "
                                + left.get(i)
                                + " but got "
                                + right.get(i));
            }
        }
    }

    private static List<List<@Nullable Object>> head(List<List<@Nullable Object>> rows) {
        return rows.subList(0, Math.min(20, rows.size()));
    }

    // Floats last: a difference in the last bits must not change the order of rows.
    private static List<List<@Nullable Object>> sorted(List<List<@Nullable Object>> rows) {
        List<List<@Nullable Object>> copy = new ArrayList<>(rows);
        copy.sort(Comparator.comparing(Rows::exactText).thenComparing(Rows::floatText));
        return copy;
    }

    private static String exactText(List<@Nullable Object> row) {
        StringBuilder text = new StringBuilder();
        for (Object value : row) {
            boolean inexact = value instanceof Double d && !d.isNaN() && !d.isInfinite();
            text.append(inexact ? "#" : String.valueOf(value)).append('|');
        }
        return text.toString();
    }

    private static String floatText(List<@Nullable Object> row) {
        StringBuilder text = new StringBuilder();
        for (Object value : row) {
            if (value instanceof Double d) text.append(String.format("%.9e|", d));
        }
        return text.toString();
    }

    private static boolean sameRow(List<@Nullable Object> a, List<@Nullable Object> b) {
        for (int i = 0; i < a.size(); i++) {
            if (!same(a.get(i), b.get(i))) return false;
        }
        return true;
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Double x && b instanceof Double y) return near(x, y);
        if (a instanceof BigInteger x && b instanceof BigDecimal y)
            return new BigDecimal(x).compareTo(y) == 0;
        if (a instanceof BigDecimal x && b instanceof BigInteger y)
            return new BigDecimal(y).compareTo(x) == 0;
        return java.util.Objects.equals(a, b);
    }

    private static boolean near(double x, double y) {
        if (Double.compare(x, y) == 0) return true;
        double scale = Math.max(Math.abs(x), Math.abs(y));
        return Math.abs(x - y) <= RELATIVE * Math.max(scale, Double.MIN_NORMAL);
    }
}
