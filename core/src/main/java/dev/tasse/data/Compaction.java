package dev.tasse.data;

import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Copies the rows of columns, and nothing else that their buffers hold, into memory of their own.
/// Encodings are kept.
final class Compaction {
    /// Less than this pinned is not worth a copy, and a lease may take as much.
    static final long WORTHWHILE_BYTES = 64 << 10;

    private Compaction() {}

    static Table copy(Table table, MemoryPool pool) {
        if (table.partitions().size() > 1) {
            List<Table> copies = new ArrayList<>();
            try {
                for (Table part : table.partitions()) copies.add(copy(part, pool));
                return Table.concatView(copies);
            } finally {
                copies.forEach(Table::close);
            }
        }
        try (Lease lease = pool.lease(table.bytes(), "compacted table")) {
            List<Column> columns =
                    table.columns().stream().map(column -> copy(column, lease)).toList();
            return Table.of(table.schema(), table.rowCount(), columns, lease.seal());
        }
    }

    private static Column copy(Column column, Lease lease) {
        long length = column.length();
        return switch (column) {
            case ConstantColumn constant -> constant;
            case ChunkedColumn _ -> throw new AssertionError("a chunked column inside a partition");
            case FixedColumn fixed ->
                    new FixedColumn(
                            fixed.type(),
                            length,
                            bytes(fixed.values(), lease),
                            valid(fixed, lease));
            case BoolColumn bool ->
                    new BoolColumn(length, bits(bool.values(), lease), valid(bool, lease));
            case DecimalColumn decimal ->
                    new DecimalColumn(
                            decimal.decimalType(),
                            length,
                            bytes(decimal.values(), lease),
                            valid(decimal, lease));
            case StringColumn text -> strings(text, valid(text, lease), lease);
            case DictionaryColumn coded -> {
                Column entries = copy(coded.dictionary(), lease);
                yield coded.withDictionary(
                        bytes(coded.codes(), lease), entries, valid(coded, lease));
            }
            case ListColumn list -> list(list, valid(list, lease), lease);
            case StructColumn struct -> {
                List<Column> fields =
                        struct.fields().stream().map(field -> copy(field, lease)).toList();
                yield new StructColumn(struct.structType(), length, fields, valid(struct, lease));
            }
        };
    }

    private static MemorySegment bytes(MemorySegment from, Lease lease) {
        return lease.allocate(from.byteSize()).copyFrom(from);
    }

    private static Bitmap valid(Column column, Lease lease) {
        return bits(column.validity(), lease);
    }

    private static Bitmap bits(Bitmap from, Lease lease) {
        if (from.isAbsent()) return from;
        Bitmap copy = Bitmap.allocate(lease, from.length());
        copy.copy(from);
        return copy;
    }

    private static ListColumn list(ListColumn list, Bitmap valid, Lease lease) {
        MemorySegment offsets = lease.allocate((list.length() + 1) * Integer.BYTES);
        int first = list.offset(0);
        for (long row = 0; row <= list.length(); row++) {
            offsets.setAtIndex(Layouts.INT, row, list.offset(row) - first);
        }
        Column elements = copy(list.liveElements(), lease);
        return list.withElements(offsets, elements, valid);
    }

    private static StringColumn strings(StringColumn text, Bitmap valid, Lease lease) {
        MemorySegment views = bytes(text.views(), lease);
        if (2 * text.longBytes() >= text.bufferBytes()) {
            List<MemorySegment> buffers = new ArrayList<>();
            for (MemorySegment buffer : text.buffers()) buffers.add(bytes(buffer, lease));
            return new StringColumn(text.length(), views, buffers, valid).as(text.type());
        }
        TextBuffers buffers = new TextBuffers(lease, text.longBytes() / StringViews.BYTES);
        for (long row = 0; row < text.length(); row++) {
            int count = text.byteLength(row);
            if (count <= StringViews.MAX_INLINE) continue;
            buffers.copy(text.source(row), text.position(row), count);
            StringViews.set(views, row, StringViews.low(views, row), buffers.keep(count));
        }
        return new StringColumn(text.length(), views, buffers.finish(), valid).as(text.type());
    }
}
