package dev.tasse.bench;

import dev.tasse.data.Column;
import dev.tasse.data.ColumnBuilder;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.FixedBuilder;
import dev.tasse.data.StringColumn;
import dev.tasse.data.Table;
import dev.tasse.data.TableBuilder;
import dev.tasse.data.TextBuilder;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.store.Wire;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;

/// What a row costs: written to a column, read by a getter, compared, and sent over the wire.
public final class ColumnCosts {
    private static final int WARM_RUNS = 2;
    private static final int RUNS = 5;
    private static final int ROWS = 1_000_000;
    private static final int BATCH = 2_048;
    private static final long EXPANSIONS = 20;

    /// Keeps results alive, so that no loop is optimised away.
    private static long seen;

    private ColumnCosts() {}

    /// Prints one line per measurement: name, median in nanoseconds a row.
    public static void main(String[] arguments) {
        try (MemoryPool pool = MemoryPool.ofLimit(2L << 30);
                Arena arena = Arena.ofShared()) {
            numbers(pool);
            Texts tiny = new Texts(arena, 200_000, 3, 3);
            Texts inline = new Texts(arena, 200_000, 5, 12);
            Texts wide = new Texts(arena, 200_000, 13, 40);
            report("append text of 3 bytes", () -> texts(pool, tiny, false));
            report("append text of 5 to 12 bytes", () -> texts(pool, inline, false));
            report("append text of 13 to 40 bytes", () -> texts(pool, wide, false));
            Texts few = new Texts(arena, 500, 5, 12);
            Texts fewWide = new Texts(arena, 500, 13, 40);
            report("dictionary, 500 of 5 to 12 bytes", () -> texts(pool, few, true));
            report("dictionary, 500 of 13 to 40 bytes", () -> texts(pool, fewWide, true));
            report("dictionary given up", () -> texts(pool, wide, true));
            constants(pool);
            try (Table table = table(pool, wide)) {
                reading(table);
                wire(pool, arena, table);
            }
        }
        System.out.println("# " + seen);
    }

    /// Text of so many rows one after the other, drawn from `distinct` values.
    private static final class Texts {
        final MemorySegment bytes;
        final int[] offsets = new int[ROWS + 1];

        Texts(Arena arena, int distinct, int least, int most) {
            Random random = new Random(1);
            byte[][] values = new byte[distinct][];
            for (int i = 0; i < distinct; i++) {
                values[i] = new byte[random.nextInt(least, most + 1)];
                for (int j = 0; j < values[i].length; j++) {
                    values[i][j] = (byte) random.nextInt('a', 'z' + 1);
                }
            }
            bytes = arena.allocate((long) ROWS * most);
            for (int i = 0; i < ROWS; i++) {
                byte[] value = values[random.nextInt(distinct)];
                int at = offsets[i];
                MemorySegment.copy(value, 0, bytes, ValueLayout.JAVA_BYTE, at, value.length);
                offsets[i + 1] = at + value.length;
            }
        }

        void appendTo(TextBuilder builder) {
            for (int i = 0; i < ROWS; i++) {
                builder.appendBytes(bytes, offsets[i], offsets[i + 1] - offsets[i]);
            }
        }
    }

    private static void numbers(MemoryPool pool) {
        long[] longs = new Random(2).longs(ROWS).toArray();
        double[] doubles = new Random(3).doubles(ROWS).toArray();
        Schema whole = Schema.of("x", DataType.INT64);
        report("append long", () -> longs(pool, longs, ROWS));
        report("append long, rows not expected", () -> longs(pool, longs, 0));
        report(
                "append double",
                () -> {
                    Schema real = Schema.of("x", DataType.FLOAT64);
                    try (TableBuilder builder = new TableBuilder(pool, real, ROWS)) {
                        for (double number : doubles) builder.fixed(0).appendDouble(number);
                        return closed(builder);
                    }
                });
        report(
                "append array of long",
                () -> {
                    try (TableBuilder builder = new TableBuilder(pool, whole, ROWS)) {
                        builder.fixed(0).appendLongs(longs, 0, ROWS);
                        return closed(builder);
                    }
                });
    }

    private static long longs(MemoryPool pool, long[] longs, long expectedRows) {
        Schema whole = Schema.of("x", DataType.INT64);
        try (TableBuilder builder = new TableBuilder(pool, whole, expectedRows)) {
            FixedBuilder column = builder.fixed(0);
            for (long number : longs) column.appendLong(number);
            return closed(builder);
        }
    }

    private static long texts(MemoryPool pool, Texts texts, boolean dictionary) {
        Schema schema = Schema.of("s", DataType.STRING);
        try (TableBuilder builder = new TableBuilder(pool, schema, ROWS)) {
            if (dictionary) builder.text(0).encodeDictionary();
            texts.appendTo(builder.text(0));
            return closed(builder);
        }
    }

    private static long closed(TableBuilder builder) {
        try (Table table = builder.build()) {
            return table.rowCount();
        }
    }

    private static void constants(MemoryPool pool) {
        ConstantColumn number = new ConstantColumn(DataType.INT64, BATCH, 5);
        ConstantColumn text = new ConstantColumn(DataType.STRING, BATCH, "abc");
        try (Lease lease = pool.lease(BATCH, "bench")) {
            report("write out constant INT64", EXPANSIONS, () -> expand(number, lease));
            report("write out constant STRING", EXPANSIONS, () -> expand(text, lease));
        }
    }

    private static long expand(ConstantColumn constant, Lease lease) {
        long rows = 0;
        while (rows < ROWS * EXPANSIONS) {
            lease.reset();
            rows += constant.expanded(lease).length();
        }
        return rows;
    }

    private static Table table(MemoryPool pool, Texts texts) {
        Schema schema =
                Schema.of(
                        List.of("a", "b", "s"),
                        List.of(DataType.INT64, DataType.FLOAT64, DataType.STRING));
        try (TableBuilder builder = new TableBuilder(pool, schema, ROWS)) {
            builder.fixed(0).appendLongs(new Random(4).longs(ROWS).toArray(), 0, ROWS);
            builder.fixed(1).appendDoubles(new Random(5).doubles(ROWS).toArray(), 0, ROWS);
            ColumnBuilder text = builder.column(2);
            texts.appendTo((TextBuilder) text);
            return builder.build();
        }
    }

    private static void reading(Table table) {
        Column longs = table.column("a");
        Column doubles = table.column("b");
        StringColumn texts = (StringColumn) table.column("s");
        report("getLong", () -> sumLongs(longs));
        report("getDouble", () -> sumDoubles(doubles));
        report("getString of 13 to 40 bytes", () -> sumLengths(texts));
        report("compare texts of 13 to 40 bytes", () -> compare(texts));
        report("find equal texts of 13 to 40 bytes", () -> countEqual(texts));
    }

    private static long sumLongs(Column column) {
        long sum = 0;
        for (long row = 0; row < ROWS; row++) sum += column.getLong(row);
        return sum;
    }

    private static long sumDoubles(Column column) {
        double sum = 0;
        for (long row = 0; row < ROWS; row++) sum += column.getDouble(row);
        return (long) sum;
    }

    private static long sumLengths(Column column) {
        long sum = 0;
        for (long row = 0; row < ROWS; row++) sum += column.getString(row).length();
        return sum;
    }

    private static long compare(StringColumn column) {
        long sum = 0;
        for (long row = 1; row < ROWS; row++) sum += column.compare(row, column, row - 1);
        return sum;
    }

    private static long countEqual(StringColumn column) {
        long sum = 0;
        for (long row = 0; row < ROWS; row++) sum += column.isEqual(row, column, row) ? 1 : 0;
        return sum;
    }

    private static void wire(MemoryPool pool, Arena arena, Table table) {
        long bytes = Wire.of(table).bytes();
        System.out.printf("%-45s %9.1f bytes a row%n", "wire", (double) bytes / ROWS);
        MemorySegment target = arena.allocate(bytes, Lease.ALIGNMENT);
        report("write to the wire", () -> write(table, target));
        report("read from the wire, copied", () -> read(Wire.read(target, pool)));
        report("read from the wire in place", () -> read(Wire.view(target)));
    }

    private static long write(Table table, MemorySegment target) {
        Wire wire = Wire.of(table);
        wire.writeTo(target);
        return wire.bytes();
    }

    private static long read(Table table) {
        try (table) {
            return table.rowCount();
        }
    }

    private static void report(String name, LongSupplier work) {
        report(name, 1, work);
    }

    private static void report(String name, long rounds, LongSupplier work) {
        double[] nanos = new double[RUNS];
        for (int run = -WARM_RUNS; run < RUNS; run++) {
            long start = System.nanoTime();
            seen += work.getAsLong();
            if (run >= 0) nanos[run] = (double) (System.nanoTime() - start) / (ROWS * rounds);
        }
        Arrays.sort(nanos);
        System.out.printf("%-45s %9.2f ns%n", name, nanos[RUNS / 2]);
    }
}
