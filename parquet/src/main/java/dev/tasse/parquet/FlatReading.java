package dev.tasse.parquet;

import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.ColumnMetaData;
import dev.hardwood.metadata.Encoding;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import dev.tasse.data.Column;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.BinaryType;
import dev.tasse.type.BoolType;
import dev.tasse.type.DataType;
import dev.tasse.type.DateType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.DurationType;
import dev.tasse.type.FloatType;
import dev.tasse.type.IntType;
import dev.tasse.type.ListType;
import dev.tasse.type.MapType;
import dev.tasse.type.MonthIntervalType;
import dev.tasse.type.NullType;
import dev.tasse.type.StructType;
import dev.tasse.type.TimeType;
import dev.tasse.type.TimestampType;
import dev.tasse.type.Utf8Type;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Reads a flat column of a file straight into memory of the engine: the short way, for the types,
/// encodings and codecs that nearly all files consist of. The others take the long way through
/// hardwood.
final class FlatReading {
    private final PrimitiveNode leaf;
    private final ChunkPages pages;
    private final FlatTarget target;
    private final RowPresence presence;
    private long rows;

    private FlatReading(PrimitiveNode leaf, ChunkPages pages, FlatTarget target, Lease lease) {
        this.leaf = leaf;
        this.pages = pages;
        this.target = target;
        this.presence = new RowPresence(leaf.maxDefinitionLevel() > 0, lease);
    }

    /// Memory that a reading uses: of the table, and for as long as it takes.
    record Memory(Lease table, Lease scratch) {}

    /// Whether the column `leaf`, whose values become `type`, can be read so in all of `groups`.
    static boolean reads(PrimitiveNode leaf, DataType type, List<RowGroup> groups) {
        boolean flat = leaf.maxRepetitionLevel() == 0 && leaf.maxDefinitionLevel() <= 1;
        return flat
                && readsType(leaf.type(), type)
                && groups.stream()
                        .allMatch(group -> {
                            ColumnMetaData chunk =
                                    group.columns().get(leaf.columnIndex()).metaData();
                            return Codec.reads(chunk.codec())
                                    && chunk.encodings().stream()
                                            .allMatch(e -> e != Encoding.UNKNOWN);
                        });
    }

    private static boolean readsType(PhysicalType stored, DataType type) {
        return switch (stored) {
            case BOOLEAN -> type instanceof BoolType;
            case INT32, INT64 -> isFixed(type);
            case FLOAT, DOUBLE -> type instanceof FloatType;
            case BYTE_ARRAY -> type instanceof Utf8Type || type instanceof BinaryType;
            case INT96, FIXED_LEN_BYTE_ARRAY -> false;
        };
    }

    private static boolean isFixed(DataType type) {
        return switch (type) {
            case IntType _, DateType _, TimeType _, TimestampType _ -> true;
            case DecimalType decimal -> decimal.valueBytes() == Long.BYTES;
            case NullType _,
                    BoolType _,
                    FloatType _,
                    Utf8Type _,
                    BinaryType _,
                    DurationType _,
                    MonthIntervalType _,
                    ListType _,
                    StructType _,
                    MapType _ ->
                    false;
        };
    }

    /// A reading of the column `leaf`, of which `rows` rows are wanted.
    static FlatReading of(PrimitiveNode leaf, DataType type, FileWindow file, Memory memory) {
        boolean optional = leaf.maxDefinitionLevel() > 0;
        FlatTarget target =
                switch (leaf.type()) {
                    case BOOLEAN -> new BoolTarget(memory.table);
                    case INT32, FLOAT -> new FixedTarget(type, Integer.BYTES, optional, memory);
                    case INT64, DOUBLE -> new FixedTarget(type, Long.BYTES, optional, memory);
                    case BYTE_ARRAY, INT96, FIXED_LEN_BYTE_ARRAY ->
                            new TextTarget(type, memory.table, memory.scratch);
                };
        ChunkPages pages = new ChunkPages(file, memory.scratch);
        return new FlatReading(leaf, pages, target, memory.table);
    }

    /// Makes room for `count` rows.
    FlatReading expect(long count) {
        target.ensure(count);
        presence.expect(count);
        return this;
    }

    /// Adds the rows of `range`.
    void read(RowRange range) throws IOException {
        ColumnChunk chunk = range.group().columns().get(leaf.columnIndex());
        pages.start(chunk);
        target.startChunk();
        long row = 0;
        long end = range.from() + range.count();
        while (row < end) {
            PageHeader header = pages.next();
            switch (header.kind()) {
                case INDEX -> pages.skip(header);
                case DICTIONARY -> readDictionary(header);
                case DATA, DATA_V2 -> {
                    int count = header.values();
                    int skip = (int) Math.min(count, Math.max(0, range.from() - row));
                    int take = (int) Math.min(count, end - row);
                    if (skip == count) pages.skip(header);
                    else readRows(header, skip, take);
                    row += count;
                }
            }
        }
    }

    private void readDictionary(PageHeader header) throws IOException {
        if (header.encoding() != PageHeader.PLAIN && !header.isCoded()) {
            throw new IllegalStateException("a dictionary that is not encoded as PLAIN");
        }
        MemorySegment bytes = pages.read(header, MemorySegment.NULL);
        target.dictionary(new Page(bytes, 0, header.bytes(), PageHeader.PLAIN, header.values()));
    }

    /// Adds the rows from `skip` to before `take` of a page.
    private void readRows(PageHeader header, int skip, int take) throws IOException {
        target.ensure(rows + take);
        boolean whole = skip == 0 && take == header.values();
        MemorySegment room = whole ? target.room(header, rows) : MemorySegment.NULL;
        MemorySegment bytes = pages.read(header, room);
        int present = presence.read(header, bytes, rows, take);
        if (present > 0) {
            long from = presence.valuesFrom();
            target.write(new Page(bytes, from, header.bytes(), header.encoding(), present), rows);
        }
        target.settle();
        if (present < take) target.spread(rows, present, presence.bits(rows, take));
        if (skip > 0) {
            target.move(rows + skip, rows, take - skip);
            presence.move(rows + skip, rows, take - skip);
        }
        rows += take - skip;
    }

    /// The column of all rows read.
    Column finish() {
        return target.finish(rows, presence.finish(rows));
    }
}
