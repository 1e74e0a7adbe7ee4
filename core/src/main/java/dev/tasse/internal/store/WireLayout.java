package dev.tasse.internal.store;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.ChunkedColumn;
import dev.tasse.data.Column;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.DecimalColumn;
import dev.tasse.data.DictionaryColumn;
import dev.tasse.data.FixedColumn;
import dev.tasse.data.ListColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.data.StringViews;
import dev.tasse.data.StructColumn;
import dev.tasse.data.Table;
import dev.tasse.internal.memory.Bitmap;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// What will be written of a table: the description, which {@link WireReader} reads again, and the
/// buffers.
final class WireLayout {
    static final int CONSTANT = 0;
    static final int FIXED = 1;
    static final int BOOL = 2;
    static final int DECIMAL = 3;
    static final int STRING = 4;
    static final int DICTIONARY = 5;
    static final int LIST = 6;
    static final int STRUCT = 7;
    // Codes into entries that need not be distinct.
    static final int ROWS = 8;

    private final ByteArrayOutputStream metaBytes = new ByteArrayOutputStream();
    private final DataOutputStream meta = new DataOutputStream(metaBytes);
    private final List<Piece> pieces = new ArrayList<>();

    private WireLayout() {}

    static WireLayout of(Table table) {
        WireLayout layout = new WireLayout();
        try {
            TypeCodec.write(table.schema(), layout.meta);
            layout.meta.writeLong(table.rowCount());
            for (Column column : table.partitions().getFirst().columns()) layout.add(column);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return layout;
    }

    byte[] meta() {
        return metaBytes.toByteArray();
    }

    List<Piece> pieces() {
        return pieces;
    }

    private void add(Column column) throws IOException {
        switch (column) {
            case ConstantColumn constant -> {
                meta.write(CONSTANT);
                ValueCodec.write(constant.type(), constant.value(), meta);
            }
            case FixedColumn fixed -> {
                begin(FIXED, fixed);
                add(new Piece.Raw(fixed.values()));
            }
            case BoolColumn bool -> {
                begin(BOOL, bool);
                add(new Piece.Bits(bool.values()));
            }
            case DecimalColumn decimal -> {
                begin(DECIMAL, decimal);
                add(new Piece.Raw(decimal.values()));
            }
            case StringColumn text -> addText(text);
            case DictionaryColumn coded -> {
                begin(coded.isDistinct() ? DICTIONARY : ROWS, coded);
                add(new Piece.Raw(coded.codes()));
                addInner(coded.dictionary());
            }
            case ListColumn list -> addList(list);
            case StructColumn struct -> {
                begin(STRUCT, struct);
                for (Column field : struct.fields()) add(field);
            }
            case ChunkedColumn _ -> throw new AssertionError("a chunked column inside a partition");
        }
    }

    private void addList(ListColumn list) throws IOException {
        begin(LIST, list);
        add(new Piece.Offsets(list));
        int first = list.offset(0);
        addInner(list.elements().slice(first, list.offset(list.length()) - first));
    }

    /// A column with a length of its own.
    private void addInner(Column column) throws IOException {
        meta.writeLong(column.length());
        add(column);
    }

    /// The encoding, and which rows are null.
    private void begin(int encoding, Column column) throws IOException {
        meta.write(encoding);
        Bitmap validity = column.validity();
        boolean nulls = column.nullCount() > 0;
        meta.writeBoolean(nulls);
        if (nulls) add(new Piece.Bits(validity));
    }

    private void add(Piece piece) throws IOException {
        meta.writeLong(piece.bytes());
        pieces.add(piece);
    }

    /// Long strings are written once for each row, unless rows share them so much that the buffers
    /// as they are take less.
    private void addText(StringColumn text) throws IOException {
        begin(STRING, text);
        List<Piece> runs = longBytes(text);
        long live = runs.stream().mapToLong(Piece::bytes).sum();
        long shared = text.buffers().stream().mapToLong(MemorySegment::byteSize).sum();
        if (live > shared) {
            add(new Piece.Raw(text.views()));
            meta.writeInt(text.bufferCount());
            for (MemorySegment buffer : text.buffers()) add(new Piece.Raw(buffer));
        } else {
            add(new Piece.Views(text));
            meta.writeInt(runs.size());
            for (Piece run : runs) add(run);
        }
    }

    private static List<Piece> longBytes(StringColumn text) {
        List<Piece> runs = new ArrayList<>();
        long from = 0;
        long bytes = 0;
        for (long row = 0; row < text.length(); row++) {
            int length = text.byteLength(row);
            if (length <= StringViews.MAX_INLINE) continue;
            if (bytes > 0 && bytes + length > Piece.LongBytes.MOST) {
                runs.add(new Piece.LongBytes(text, from, row, bytes));
                from = row;
                bytes = 0;
            }
            bytes += length;
        }
        if (bytes > 0) runs.add(new Piece.LongBytes(text, from, text.length(), bytes));
        return runs;
    }
}
