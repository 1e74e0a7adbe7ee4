package dev.tasse.parquet;

import dev.hardwood.HardwoodContext;
import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.CompressionCodec;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowGroupPredicate;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.SchemaNode;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import dev.tasse.data.Column;
import dev.tasse.data.ColumnBuilder;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.Table;
import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.internal.memory.Lease;
import dev.tasse.spi.Pushdown;
import dev.tasse.spi.ReadContext;
import dev.tasse.spi.Split;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;
import dev.tasse.type.TimeType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// Reads splits of one file: most flat columns straight into memory, the others by hardwood, flat
/// ones by the batch and nested ones by the row.
final class SplitReading {
    private final FileView file;
    private final Footer footer;
    private final Pushdown pushdown;
    private final ReadContext context;
    private final Schema wanted;

    SplitReading(FileView file, Pushdown pushdown, ReadContext context) {
        this.file = file;
        this.footer = file.footer();
        this.pushdown = pushdown;
        this.context = context;
        Schema all = file.schema();
        this.wanted = all.select(pushdown.columns().stream().map(all::indexOf).toList());
    }

    Table read(Split split) {
        List<RowRange> ranges = ranges(split);
        long rows = RowRange.rows(ranges);
        if (wanted.size() == 0) return Table.of(wanted, rows, List.of(), List.of());
        if (rows == 0) return Table.empty(wanted);
        try (Lease lease = context.memory().lease(0, "parquet")) {
            List<Column> columns = new ArrayList<>();
            boolean flat = true;
            for (int i = 0; i < wanted.size(); i++) {
                flat &= isFixed(i) || footer.readsStraight(wanted.name(i));
                columns.add(column(i, ranges, lease));
            }
            Table table = Table.of(wanted, rows, columns, lease.seal());
            if (flat) return table;
            try (table) {
                return table.compacted(context.memory());
            }
        }
    }

    /// The rows of `split` that have to be read.
    List<RowRange> ranges(Split split) {
        List<RowRange> ranges =
                RowRange.of(footer.metadata().rowGroups(), split.offset(), split.length());
        if (pushdown.predicate().isPresent()) {
            return file.statistics().kept(ranges, pushdown.predicate().get());
        }
        return pushdown.limit() < 0 ? ranges : RowRange.limit(ranges, pushdown.limit());
    }

    private boolean isFixed(int index) {
        return file.fixed().containsKey(wanted.name(index));
    }

    private Column column(int index, List<RowRange> ranges, Lease lease) {
        String name = wanted.name(index);
        if (isFixed(index)) {
            long rows = RowRange.rows(ranges);
            return new ConstantColumn(wanted.type(index), rows, file.fixed().get(name));
        }
        SchemaNode node = footer.node(name);
        Column column =
                Faults.guard(
                        footer.path(),
                        "column \"" + name + "\" cannot be read",
                        () ->
                                node instanceof PrimitiveNode leaf && footer.readsStraight(name)
                                        ? straight(leaf, wanted.type(index), ranges, lease)
                                        : byLibrary(node, wanted.type(index), ranges, lease));
        if (column.length() != RowRange.rows(ranges) && !context.cancelled()) {
            throw new DataException(
                    Problem.of("column \"" + name + "\" is too short")
                            .at(footer.path())
                            .got(column.length() + " rows")
                            .expected(RowRange.rows(ranges) + " as the footer says")
                            .remedy("the file is damaged: copy or write it again"));
        }
        if (wanted.type(index) instanceof TimeType time) {
            TimesOfDay.require(column, time, footer.path(), name);
        }
        return column;
    }

    private Column straight(PrimitiveNode leaf, DataType type, List<RowRange> ranges, Lease lease)
            throws IOException {
        try (FileChannel file = FileChannel.open(Path.of(footer.path()), StandardOpenOption.READ);
                Lease scratch = context.memory().lease(0, "parquet pages")) {
            FlatReading reading =
                    FlatReading.of(
                                    leaf,
                                    type,
                                    new FileWindow(file, scratch),
                                    new FlatReading.Memory(lease, scratch))
                            .expect(RowRange.rows(ranges));
            for (RowRange range : ranges) reading.read(range);
            return reading.finish();
        }
    }

    private Column byLibrary(SchemaNode node, DataType type, List<RowRange> ranges, Lease lease)
            throws IOException {
        checkChunks(node, ranges);
        ColumnBuilder column = ColumnBuilder.of(lease, type, RowRange.rows(ranges));
        // Read, not mapped: a mapped file that another process cuts off would end the JVM.
        try (FileChannel bytes = FileChannel.open(Path.of(footer.path()), StandardOpenOption.READ);
                HardwoodContext threads = Hardwood.context();
                ParquetFileReader file =
                        ParquetFileReader.open(new ChannelFile(footer.path(), bytes), threads)) {
            for (RowRange range : ranges) {
                if (node instanceof PrimitiveNode leaf && leaf.maxRepetitionLevel() == 0) {
                    readFlat(file, leaf, range, column);
                } else {
                    readNested(file, node, range, column);
                }
            }
        }
        return column.finish();
    }

    /// Looks at what is handed to the library: at no other column, those may be as they like.
    private void checkChunks(SchemaNode node, List<RowRange> ranges) throws IOException {
        try (FileChannel file = FileChannel.open(Path.of(footer.path()), StandardOpenOption.READ);
                Lease scratch = context.memory().lease(0, "parquet headers")) {
            ChunkPages pages = new ChunkPages(new FileWindow(file, scratch), scratch);
            for (RowRange range : ranges) {
                for (ColumnChunk chunk : range.group().columns()) {
                    if (!chunk.metaData().pathInSchema().topLevelName().equals(node.name())) {
                        continue;
                    }
                    checkCodec(node, chunk.metaData().codec());
                    pages.check(chunk);
                }
            }
        }
    }

    private void checkCodec(SchemaNode node, CompressionCodec codec) {
        if (codec != CompressionCodec.LZO && codec != CompressionCodec.BROTLI) return;
        throw new DataException(
                Problem.of("column \"" + node.name() + "\" is compressed by " + codec)
                        .at(footer.path())
                        .expected("SNAPPY, GZIP, ZSTD, LZ4 or no compression")
                        .remedy("write the file with one of these"));
    }

    private static RowGroupPredicate only(RowRange range) {
        long middle = Footer.middle(range.group());
        return RowGroupPredicate.byteRange(middle, middle + 1);
    }

    private static void readFlat(
            ParquetFileReader file, PrimitiveNode leaf, RowRange range, ColumnBuilder column) {
        try (ColumnReader reader =
                file.buildColumnReader(leaf.columnIndex()).filter(only(range)).build()) {
            FlatValues values = new FlatValues(leaf, column);
            FlatBatches.append(reader, range.from(), range.count(), values);
        }
    }

    private static void readNested(
            ParquetFileReader file, SchemaNode node, RowRange range, ColumnBuilder column)
            throws IOException {
        // A dot in a name would mean a field of a struct.
        ColumnProjection projection =
                node.name().indexOf('.') < 0
                        ? ColumnProjection.columns(node.name())
                        : ColumnProjection.all();
        try (RowReader rows =
                file.buildRowReader().projection(projection).filter(only(range)).build()) {
            for (long row = 0; row < range.from() + range.count() && rows.hasNext(); row++) {
                rows.next();
                if (row < range.from()) continue;
                column.appendValue(NestedValues.convert(column.type(), rows.getValue(node.name())));
            }
        }
    }
}
