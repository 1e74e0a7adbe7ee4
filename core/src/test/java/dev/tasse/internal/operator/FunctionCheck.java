package dev.tasse.internal.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.data.Column;
import dev.tasse.data.ColumnBuilder;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.DictionaryColumn;
import dev.tasse.error.DataException;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.plan.Binder;
import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundColumn;
import dev.tasse.testing.Tables;
import dev.tasse.type.DataType;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Runs an expression over every combination of some values, in columns of every length, slice and
/// encoding, and compares with a plain loop over single values.
final class FunctionCheck {
    /// What a plain loop gives where there has to be an error.
    static final Object FAILS = new Object();

    private static final int[] LENGTHS = {0, 1, 2, 63, 64, 65, 200};

    private final String what;
    private final Function<List<Bound>, Bound> expression;
    private final List<DataType> types = new ArrayList<>();
    private final List<List<@Nullable Object>> values = new ArrayList<>();

    private FunctionCheck(String what, Function<List<Bound>, Bound> expression) {
        this.what = what;
        this.expression = expression;
    }

    /// A check of the function `name`.
    static FunctionCheck of(String name) {
        return new FunctionCheck(name, arguments -> Binder.call(name, arguments));
    }

    /// A check of an expression of one argument.
    static FunctionCheck of(String what, UnaryOperator<Bound> expression) {
        return new FunctionCheck(what, arguments -> expression.apply(arguments.getFirst()));
    }

    /// One more argument of `type`, of these values and null.
    FunctionCheck over(DataType type, @Nullable Object... some) {
        types.add(type);
        List<@Nullable Object> all = new ArrayList<>(Arrays.asList(some));
        all.add(null);
        values.add(all);
        return this;
    }

    /// Compares with `plain`, which is not asked where an argument is null: the result is null
    /// there.
    void strictly(Function<List<Object>, @Nullable Object> plain) {
        matches(row -> row.contains(null) ? null : plain.apply(row));
    }

    /// Compares with `plain`, which is asked for every row.
    void matches(Function<List<@Nullable Object>, @Nullable Object> plain) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<@Nullable Object> expected = new ArrayList<>();
        for (List<@Nullable Object> row : combinations()) {
            Object value = plain.apply(row);
            if (value == FAILS) {
                assertFails(row);
                continue;
            }
            rows.add(row);
            expected.add(value);
        }
        for (int length : LENGTHS) compare(cycled(rows, length), cycled(expected, length));
        compare(rows, expected);
        int known = 0;
        List<List<@Nullable Object>> full = new ArrayList<>();
        List<@Nullable Object> fullExpected = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            if (!row.contains(null)) {
                full.add(row);
                fullExpected.add(expected.get(known));
            }
            known++;
        }
        compare(cycled(full, 130), cycled(fullExpected, 130));
    }

    private void assertFails(List<@Nullable Object> row) {
        assertThatThrownBy(() -> run(List.of(row), this::flat, 0))
                .as(what + " of " + row)
                .isInstanceOf(DataException.class);
    }

    private void compare(List<List<@Nullable Object>> rows, List<@Nullable Object> expected) {
        if (rows.isEmpty() && values.isEmpty()) return;
        check(rows, expected, this::flat, 0);
        check(rows, expected, this::flat, 3);
        if (!rows.isEmpty()) check(rows, expected, this::coded, 0);
        if (!rows.isEmpty() && types.size() > 1) constants(rows, expected);
    }

    // The last argument as a constant: the rows that have the same value there.
    private void constants(List<List<@Nullable Object>> rows, List<@Nullable Object> expected) {
        int last = types.size() - 1;
        for (Object constant : new LinkedHashSet<>(rows.stream().map(r -> r.get(last)).toList())) {
            List<List<@Nullable Object>> some = new ArrayList<>();
            List<@Nullable Object> results = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                Object value = rows.get(i).get(last);
                if (value == null ? constant != null : !value.equals(constant)) continue;
                some.add(rows.get(i));
                results.add(expected.get(i));
            }
            check(
                    some,
                    results,
                    (argument, cells, lease) ->
                            argument == last
                                    ? new ConstantColumn(types.get(last), cells.size(), constant)
                                    : flat(argument, cells, lease),
                    0);
        }
    }

    /// Makes the column of an argument.
    private interface Encoding {
        Column column(int argument, List<@Nullable Object> cells, Lease lease);
    }

    private void check(
            List<List<@Nullable Object>> rows,
            List<@Nullable Object> expected,
            Encoding encoding,
            int offset) {
        List<@Nullable Object> actual = run(rows, encoding, offset);
        if (actual.equals(expected)) return;
        for (int i = 0; i < rows.size(); i++) {
            assertThat(actual.get(i))
                    .as("%s of %s in row %d, sliced from %d", what, rows.get(i), i, offset)
                    .isEqualTo(expected.get(i));
        }
        assertThat(actual).hasSameSizeAs(expected);
    }

    private List<@Nullable Object> run(
            List<List<@Nullable Object>> rows, Encoding encoding, int offset) {
        try (MemoryPool pool = MemoryPool.ofLimit(64 << 20);
                Evaluator evaluator = new Evaluator(pool);
                Lease lease = pool.lease(0, "check")) {
            List<Column> columns = new ArrayList<>();
            List<Bound> arguments = new ArrayList<>();
            for (int i = 0; i < types.size(); i++) {
                int argument = i;
                List<@Nullable Object> cells = new ArrayList<>();
                for (int k = 0; k < offset; k++) cells.add(null);
                rows.forEach(row -> cells.add(row.get(argument)));
                Column whole = encoding.column(i, cells, lease);
                columns.add(whole.slice(offset, rows.size()));
                arguments.add(new BoundColumn(i, "c" + i, types.get(i)));
            }
            Bound bound = expression.apply(arguments);
            Column result = evaluator.evaluate(bound, new Batch(columns, rows.size()), lease);
            assertThat(result.type()).isEqualTo(bound.type());
            return Tables.values(result);
        }
    }

    private Column flat(int argument, List<@Nullable Object> cells, Lease lease) {
        ColumnBuilder builder = ColumnBuilder.of(lease, types.get(argument), cells.size());
        for (Object cell : cells) builder.appendValue(cell);
        return builder.finish();
    }

    // The first argument as codes of a dictionary which has entries that no row uses.
    private Column coded(int argument, List<@Nullable Object> cells, Lease lease) {
        boolean codable = types.get(argument).valueBytes() != 0 || argument == 0;
        if (argument > 0 || !codable || types.get(0).equals(DataType.BOOL)) {
            return flat(argument, cells, lease);
        }
        List<@Nullable Object> entries = new ArrayList<>(new LinkedHashSet<>(values.getFirst()));
        entries.removeIf(entry -> entry == null);
        if (entries.isEmpty()) return flat(argument, cells, lease);
        MemorySegment codes = lease.allocate(cells.size() * (long) Integer.BYTES);
        for (int i = 0; i < cells.size(); i++) {
            codes.setAtIndex(Layouts.INT, i, Math.max(0, entries.indexOf(cells.get(i))));
        }
        Column validity = flat(argument, cells, lease);
        return new DictionaryColumn(
                cells.size(), codes, flat(argument, entries, lease), validity.validity());
    }

    private List<List<@Nullable Object>> combinations() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(List.of());
        for (List<@Nullable Object> some : values) {
            List<List<@Nullable Object>> longer = new ArrayList<>();
            for (List<@Nullable Object> row : rows) {
                for (Object value : some) {
                    List<@Nullable Object> next = new ArrayList<>(row);
                    next.add(value);
                    longer.add(next);
                }
            }
            rows = longer;
        }
        return rows;
    }

    private static <T> List<T> cycled(List<T> rows, int length) {
        List<T> cycled = new ArrayList<>();
        for (int i = 0; i < length && !rows.isEmpty(); i++) cycled.add(rows.get(i % rows.size()));
        return cycled;
    }
}
