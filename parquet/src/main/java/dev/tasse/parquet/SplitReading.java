package dev.tasse.parquet;

import dev.hardwood.HardwoodContext;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowGroupPredicate;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.SchemaNode;
import dev.tasse.data.ColumnBuilder;
import dev.tasse.data.Table;
import dev.tasse.data.TableBuilder;
import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.spi.Pushdown;
import dev.tasse.spi.ReadContext;
import dev.tasse.spi.Split;
import dev.tasse.type.Schema;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Reads splits of one file: flat columns by the batch, nested ones by the row.
final class SplitReading {
    private final Footer footer;
    private final Pushdown pushdown;
    private final ReadContext context;
    private final Schema wanted;

    SplitReading(Footer footer, Pushdown pushdown, ReadContext context) {
        this.footer = footer;
        this.pushdown = pushdown;
        this.context = context;
        this.wanted =
                footer.schema()
                        .select(pushdown.columns().stream().map(footer.schema()::indexOf).toList());
    }

    Table read(Split split) {
        List<RowRange> ranges =
                RowRange.of(footer.metadata().rowGroups(), split.offset(), split.length());
        if (pushdown.limit() >= 0 && pushdown.predicate().isEmpty()) {
            ranges = RowRange.limit(ranges, pushdown.limit());
        }
        long rows = RowRange.rows(ranges);
        if (wanted.size() == 0) return Table.of(wanted, rows, List.of(), List.of());
        if (rows == 0) return Table.empty(wanted);
        try (TableBuilder builder = new TableBuilder(context.memory(), wanted, rows)) {
            read(ranges, builder);
            return builder.build();
        }
    }

    private void read(List<RowRange> ranges, TableBuilder builder) {
        for (int i = 0; i < wanted.size(); i++) {
            String name = wanted.name(i);
            ColumnBuilder column = builder.column(i);
            SchemaNode node = footer.node(name);
            Faults.guard(
                    footer.path(),
                    "column \"" + name + "\" cannot be read",
                    () -> {
                        try (HardwoodContext threads = Hardwood.context();
                                ParquetFileReader file =
                                        ParquetFileReader.open(
                                                InputFile.of(Path.of(footer.path())), threads)) {
                            for (RowRange range : ranges) read(file, node, range, column);
                        }
                        return column;
                    });
        }
    }

    private void read(ParquetFileReader file, SchemaNode node, RowRange range, ColumnBuilder column)
            throws IOException {
        long before = column.length();
        if (context.cancelled()) return;
        if (node instanceof SchemaNode.PrimitiveNode leaf && leaf.maxRepetitionLevel() == 0) {
            readFlat(file, leaf, range, column);
        } else {
            readNested(file, node, range, column);
        }
        if (column.length() - before != range.count()) {
            throw new DataException(
                    Problem.of("column \"" + node.name() + "\" is too short")
                            .at(footer.path())
                            .got(column.length() - before + " rows")
                            .expected(range.count() + " as the footer says")
                            .remedy("the file is damaged: copy or write it again"));
        }
    }

    private static RowGroupPredicate only(RowRange range) {
        long middle = Footer.middle(range.group());
        return RowGroupPredicate.byteRange(middle, middle + 1);
    }

    private static void readFlat(
            ParquetFileReader file,
            SchemaNode.PrimitiveNode leaf,
            RowRange range,
            ColumnBuilder column) {
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
