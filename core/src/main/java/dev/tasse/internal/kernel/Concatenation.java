package dev.tasse.internal.kernel;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.data.ColumnBuilder;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.DecimalColumn;
import dev.tasse.data.DictionaryColumn;
import dev.tasse.data.FixedColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.data.StringViews;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.DataType;
import dev.tasse.type.NullType;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Columns of the same type one after the other in one.
public final class Concatenation {
    private Concatenation() {}

    /// The rows of `parts`, of which there is at least one, in order. Long texts stay where they
    /// are: the result points into the buffers of the parts.
    public static Column concat(List<Column> parts, Lease lease) {
        return concat(parts, lease, lease);
    }

    /// The same; a dictionary of the entries of all parts, if one is made, lies in `lasting`.
    public static Column concat(List<Column> parts, Lease lease, Lease lasting) {
        if (parts.size() == 1) return parts.getFirst();
        DataType type = parts.getFirst().type();
        long n = parts.stream().mapToLong(Column::length).sum();
        if (type instanceof NullType) return new ConstantColumn(type, n, null);
        if (shareDictionary(parts)) return coded(parts, n, lease);
        if (MergedDictionary.pays(parts, n)) {
            MergedDictionary merged = MergedDictionary.of(parts, lasting);
            Bitmap validity = validity(parts, n, lease);
            return new DictionaryColumn(n, merged.codes(n, lease), merged.entries(), validity);
        }
        List<Column> flat = parts.stream().map(part -> Flattening.flat(part, lease)).toList();
        return switch (flat.getFirst()) {
            case FixedColumn first -> {
                FixedColumn out = FixedColumn.allocate(lease, type, n, validity(flat, n, lease));
                copy(flat.stream().map(c -> ((FixedColumn) c).values()).toList(), out.values());
                yield out;
            }
            case DecimalColumn first -> {
                DecimalColumn out =
                        DecimalColumn.allocate(
                                lease, first.decimalType(), n, validity(flat, n, lease));
                copy(flat.stream().map(c -> ((DecimalColumn) c).values()).toList(), out.values());
                yield out;
            }
            case BoolColumn _ -> bools(flat, n, lease);
            case StringColumn _ -> strings(flat, n, lease);
            default -> oneByOne(flat, type, n, lease);
        };
    }

    private static boolean shareDictionary(List<Column> parts) {
        Column dictionary = null;
        for (Column part : parts) {
            if (!(part instanceof DictionaryColumn coded)) return false;
            if (dictionary != null && dictionary != coded.dictionary()) return false;
            dictionary = coded.dictionary();
        }
        return true;
    }

    private static Column coded(List<Column> parts, long n, Lease lease) {
        MemorySegment codes = lease.allocate(n * Integer.BYTES);
        copy(parts.stream().map(c -> ((DictionaryColumn) c).codes()).toList(), codes);
        DictionaryColumn first = (DictionaryColumn) parts.getFirst();
        return first.withCodes(codes, validity(parts, n, lease));
    }

    private static void copy(List<MemorySegment> from, MemorySegment to) {
        long at = 0;
        for (MemorySegment part : from) {
            MemorySegment.copy(part, 0, to, at, part.byteSize());
            at += part.byteSize();
        }
    }

    private static Bitmap validity(List<Column> parts, long n, Lease lease) {
        boolean noNulls = parts.stream().allMatch(part -> part.nullCount() == 0);
        if (noNulls) return Bitmap.allSet(n);
        return joined(parts.stream().map(Column::validity).toList(), n, lease);
    }

    private static Bitmap joined(List<Bitmap> parts, long n, Lease lease) {
        Bitmap all = Bitmap.allocate(lease, n);
        long at = 0;
        for (Bitmap part : parts) {
            all.slice(at, part.length()).copy(part);
            at += part.length();
        }
        return all;
    }

    private static Column bools(List<Column> parts, long n, Lease lease) {
        List<Bitmap> values = parts.stream().map(part -> ((BoolColumn) part).values()).toList();
        return new BoolColumn(n, joined(values, n, lease), validity(parts, n, lease));
    }

    private static Column strings(List<Column> parts, long n, Lease lease) {
        MemorySegment views = lease.allocate(n * StringViews.BYTES);
        List<MemorySegment> buffers = new ArrayList<>();
        long at = 0;
        for (Column part : parts) {
            StringColumn text = (StringColumn) part;
            long bytes = text.length() * StringViews.BYTES;
            MemorySegment.copy(text.views(), 0, views, at * StringViews.BYTES, bytes);
            if (!buffers.isEmpty()) renumber(views, at, at + text.length(), buffers.size());
            buffers.addAll(text.buffers());
            at += text.length();
        }
        Bitmap validity = validity(parts, n, lease);
        return new StringColumn(n, views, buffers, validity).as(parts.getFirst().type());
    }

    private static void renumber(MemorySegment views, long from, long to, int by) {
        for (long row = from; row < to; row++) {
            if (StringViews.length(views, row) <= StringViews.MAX_INLINE) continue;
            int buffer = StringViews.buffer(views, row) + by;
            long high = StringViews.high(buffer, StringViews.offset(views, row));
            StringViews.set(views, row, StringViews.low(views, row), high);
        }
    }

    private static Column oneByOne(List<Column> parts, DataType type, long n, Lease lease) {
        ColumnBuilder out = ColumnBuilder.of(lease, type, n);
        for (Column part : parts) {
            for (long row = 0; row < part.length(); row++) out.appendValue(part.get(row));
        }
        return out.finish();
    }
}
