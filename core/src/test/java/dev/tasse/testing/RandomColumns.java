package dev.tasse.testing;

import dev.tasse.data.Column;
import dev.tasse.data.ColumnBuilder;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.DictionaryColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.DataType;
import dev.tasse.type.ListType;
import dev.tasse.type.MapType;
import dev.tasse.type.NullType;
import dev.tasse.type.StructType;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Random columns in every encoding, some of them slices of longer ones.
final class RandomColumns {
    private final Random random;
    private final RandomValues values;
    private final Lease lease;

    RandomColumns(Random random, Lease lease) {
        this.random = random;
        this.values = new RandomValues(random);
        this.lease = lease;
    }

    Column next(DataType type, long rows) {
        int before = random.nextBoolean() ? random.nextInt(70) : 0;
        int after = random.nextBoolean() ? random.nextInt(70) : 0;
        return whole(type, before + rows + after).slice(before, rows);
    }

    private Column whole(DataType type, long rows) {
        return switch (random.nextInt(10)) {
            case 0 -> new ConstantColumn(type, rows, values.next(type));
            case 1 -> plain(type, rows, 1);
            case 2, 3 -> coded(type, rows);
            case 4, 5 -> plain(type, rows, 0);
            default -> plain(type, rows, random.nextDouble());
        };
    }

    private Column plain(DataType type, long rows, double nulls) {
        long expected = random.nextBoolean() ? rows : 0;
        ColumnBuilder builder = ColumnBuilder.of(lease, type, expected);
        for (long row = 0; row < rows; row++) {
            builder.appendValue(random.nextDouble() < nulls ? null : values.next(type));
        }
        return builder.finish();
    }

    private Column coded(DataType type, long rows) {
        if (!hasDictionaries(type)) return plain(type, rows, random.nextDouble());
        Set<Object> distinct = new LinkedHashSet<>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            Object value = values.next(type);
            if (value != null) distinct.add(value);
        }
        List<Object> entries = new ArrayList<>(distinct);
        ColumnBuilder dictionary = ColumnBuilder.of(lease, type, entries.size());
        for (Object entry : entries) dictionary.appendValue(entry);
        MemorySegment codes = lease.allocate(rows * Integer.BYTES);
        Bitmap valid = Bitmap.allocate(lease, rows, true);
        for (long row = 0; row < rows; row++) {
            codes.setAtIndex(Layouts.INT, row, random.nextInt(entries.size()));
            valid.set(row, random.nextInt(5) > 0);
        }
        return new DictionaryColumn(rows, codes, dictionary.finish(), valid);
    }

    /// Byte arrays in a set would not be distinct, and nobody encodes truth values.
    private static boolean hasDictionaries(DataType type) {
        return switch (type) {
            case NullType _, ListType _, StructType _, MapType _ -> false;
            default -> !type.equals(DataType.BINARY) && !type.equals(DataType.BOOL);
        };
    }
}
