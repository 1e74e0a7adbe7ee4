package dev.tasse.internal.store;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.DecimalColumn;
import dev.tasse.data.DictionaryColumn;
import dev.tasse.data.FixedColumn;
import dev.tasse.data.ListColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.data.StructColumn;
import dev.tasse.data.Table;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Region;
import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.ListType;
import dev.tasse.type.MapType;
import dev.tasse.type.Schema;
import dev.tasse.type.StructType;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.CRC32C;

/// Makes columns of the bytes that {@link Wire} has written: views on them.
final class WireReader {
    private static final long STEP_BYTES = 1 << 30;

    private final MemorySegment bytes;
    private final DataInputStream meta;
    private long position;

    private WireReader(MemorySegment bytes, WireHead head) {
        byte[] description = bytes.asSlice(WireHead.BYTES, head.metaBytes()).toArray(Layouts.BYTE);
        this.bytes = bytes;
        this.meta = new DataInputStream(new ByteArrayInputStream(description));
        this.position = WireHead.BYTES + head.metaBytes() + Wire.padding(head.metaBytes());
    }

    /// A table of views on `bytes` that owns the regions which `owned` gives, asked only in the
    /// end.
    static Table read(MemorySegment bytes, WireHead head, Supplier<List<Region>> owned) {
        verify(bytes);
        try {
            WireReader reader = new WireReader(bytes, head);
            Schema schema = TypeCodec.readSchema(reader.meta);
            long rows = reader.meta.readLong();
            List<Column> columns = new ArrayList<>();
            for (DataType type : schema.types()) columns.add(reader.column(type, rows));
            return Table.of(schema, rows, columns, owned.get());
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Wire.damaged("its description does not fit its bytes", e);
        }
    }

    private static void verify(MemorySegment bytes) {
        long end = bytes.byteSize() - WireHead.BYTES;
        CRC32C checksum = new CRC32C();
        for (long at = 0; at < end; at += STEP_BYTES) {
            checksum.update(bytes.asSlice(at, Math.min(STEP_BYTES, end - at)).asByteBuffer());
        }
        if (checksum.getValue() != bytes.get(Layouts.LONG, end)) {
            throw Wire.damaged("its checksum is wrong");
        }
    }

    private Column column(DataType type, long rows) throws IOException {
        int encoding = meta.readUnsignedByte();
        if (encoding == WireLayout.CONSTANT) {
            return new ConstantColumn(type, rows, ValueCodec.read(type, meta));
        }
        Bitmap validity = meta.readBoolean() ? Bitmap.of(piece(), 0, rows) : Bitmap.allSet(rows);
        return switch (encoding) {
            case WireLayout.FIXED -> new FixedColumn(type, rows, piece(), validity);
            case WireLayout.BOOL -> new BoolColumn(rows, Bitmap.of(piece(), 0, rows), validity);
            case WireLayout.DECIMAL ->
                    new DecimalColumn((DecimalType) type, rows, piece(), validity);
            case WireLayout.STRING -> text(type, validity);
            case WireLayout.DICTIONARY -> {
                MemorySegment codes = piece();
                yield new DictionaryColumn(rows, codes, inner(type), validity);
            }
            case WireLayout.ROWS -> {
                MemorySegment codes = piece();
                yield DictionaryColumn.ofRows(codes, inner(type), validity);
            }
            case WireLayout.LIST -> list(type, validity);
            case WireLayout.STRUCT -> struct((StructType) type, validity);
            default -> throw new StreamCorruptedException("no encoding has number " + encoding);
        };
    }

    private Column inner(DataType type) throws IOException {
        long rows = meta.readLong();
        return column(type, rows);
    }

    private StringColumn text(DataType type, Bitmap validity) throws IOException {
        MemorySegment views = piece();
        List<MemorySegment> buffers = new ArrayList<>();
        for (int i = meta.readInt(); i > 0; i--) buffers.add(piece());
        return new StringColumn(validity.length(), views, buffers, validity).as(type);
    }

    private ListColumn list(DataType type, Bitmap validity) throws IOException {
        MemorySegment offsets = piece();
        if (type instanceof MapType map) {
            Column pairs = inner(ListColumn.pairs(map));
            return new ListColumn(validity.length(), offsets, pairs, validity).asMap();
        }
        Column elements = inner(((ListType) type).element());
        return new ListColumn(validity.length(), offsets, elements, validity);
    }

    private StructColumn struct(StructType type, Bitmap validity) throws IOException {
        List<Column> fields = new ArrayList<>();
        for (DataType field : type.fields().types()) fields.add(column(field, validity.length()));
        return new StructColumn(type, validity.length(), fields, validity);
    }

    /// The buffer that comes next.
    private MemorySegment piece() throws IOException {
        long count = meta.readLong();
        MemorySegment piece = bytes.asSlice(position, count);
        position += count + Wire.padding(count);
        return piece;
    }
}
