package dev.tasse.parquet;

import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.metadata.Statistics;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import dev.tasse.expr.Expr;
import dev.tasse.type.DataType;
import dev.tasse.type.IntType;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which rows of a file need not be read, because its statistics say that no predicate can be true
/// for them.
///
/// @param footer the footer of the file
/// @param fixed columns that are the same in all its rows, whatever the file itself says of them
record FileStatistics(Footer footer, Map<String, Bounds> fixed) {

    /// Whether `predicate` may be true for a row of `ranges`, as the groups tell.
    boolean mayHold(List<RowRange> ranges, Expr predicate) {
        return ranges.stream()
                .anyMatch(range ->
                        new Pruning(name -> ofGroup(name, range.group())).mayHold(predicate));
    }

    /// The parts of `ranges` for which `predicate` may be true, as groups and then pages tell.
    List<RowRange> kept(List<RowRange> ranges, Expr predicate) {
        List<RowRange> kept = new ArrayList<>();
        for (RowRange range : ranges) {
            RowGroup group = range.group();
            if (!new Pruning(name -> ofGroup(name, group)).mayHold(predicate)) continue;
            kept.addAll(keptPages(range, predicate));
        }
        return List.copyOf(kept);
    }

    private List<RowRange> keptPages(RowRange range, Expr predicate) {
        List<RowRange> kept = List.of(range);
        for (Expr part : Pruning.conjuncts(predicate)) {
            // Pages of different columns have different rows.
            Set<String> columns = Pruning.columnsOf(part);
            if (columns.size() != 1) continue;
            String column = columns.iterator().next();
            Optional<PageIndex> index = index(column, range.group());
            if (index.isEmpty()) continue;
            BitSet pages = new BitSet();
            for (int page = 0; page < index.get().size(); page++) {
                Bounds bounds = ofPage(column, index.get(), page);
                pages.set(page, new Pruning(_ -> bounds).mayHold(part));
            }
            kept = ofPages(kept, index.get(), pages);
        }
        return kept;
    }

    /// The rows of `ranges` that lie in `pages`.
    private static List<RowRange> ofPages(List<RowRange> ranges, PageIndex index, BitSet pages) {
        List<RowRange> kept = new ArrayList<>();
        for (RowRange range : ranges) {
            for (int page = 0; page < index.size(); page++) {
                long end = index.endRow(page, range.group().numRows());
                long from = Math.max(range.from(), index.firstRow(page));
                long stop = Math.min(range.from() + range.count(), end);
                if (from < stop && pages.get(page)) {
                    RowRange.add(kept, range.part(from, stop - from));
                }
            }
        }
        return List.copyOf(kept);
    }

    private Bounds ofPage(String column, PageIndex index, int page) {
        DataType type = footer.schema().type(footer.schema().indexOf(column));
        if (index.allNull(page)) {
            return Bounds.nothing(type);
        }
        return new Bounds(
                type,
                sample(column, index.least(page)),
                sample(column, index.greatest(page)),
                index.mayHaveNulls(page),
                true);
    }

    private Optional<PageIndex> index(String column, RowGroup group) {
        if (fixed.containsKey(column) || leaf(column).isEmpty()) return Optional.empty();
        ColumnChunk chunk = group.columns().get(leaf(column).get().columnIndex());
        return Faults.guard(
                footer.path(),
                "the index of the pages of column \"" + column + "\" cannot be read",
                () -> PageIndex.read(footer.path(), chunk));
    }

    /// What is known of the column `name` in `group`.
    private Bounds ofGroup(String name, RowGroup group) {
        Bounds known = fixed.get(name);
        if (known != null) return known;
        DataType type = footer.schema().type(footer.schema().indexOf(name));
        Optional<PrimitiveNode> leaf = leaf(name);
        if (leaf.isEmpty()) return Bounds.unknown(type);
        ColumnChunk chunk = group.columns().get(leaf.get().columnIndex());
        @Nullable Statistics statistics = chunk.metaData().statistics();
        if (statistics == null) return Bounds.unknown(type);
        @Nullable Long nulls = statistics.nullCount();
        boolean onlyNulls = nulls != null && nulls == group.numRows();
        // The older form compares texts and unsigned numbers by the signs of their bytes.
        boolean usable = !statistics.isMinMaxDeprecated() || isSignedNumber(leaf.get(), type);
        return new Bounds(
                type,
                usable ? sample(name, statistics.minValue()) : Optional.empty(),
                usable ? sample(name, statistics.maxValue()) : Optional.empty(),
                nulls == null || nulls > 0,
                !onlyNulls);
    }

    private static boolean isSignedNumber(PrimitiveNode leaf, DataType type) {
        boolean unsigned = type instanceof IntType(_, boolean signed) && !signed;
        return switch (leaf.type()) {
            case INT32, INT64, FLOAT, DOUBLE, BOOLEAN -> !unsigned;
            case INT96, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> false;
        };
    }

    private Optional<Sample> sample(String name, byte @Nullable [] bytes) {
        Optional<PrimitiveNode> leaf = leaf(name);
        if (bytes == null || leaf.isEmpty()) return Optional.empty();
        DataType type = footer.schema().type(footer.schema().indexOf(name));
        boolean bigEndian =
                leaf.get().type() == PhysicalType.BYTE_ARRAY
                        || leaf.get().type() == PhysicalType.FIXED_LEN_BYTE_ARRAY;
        return Sample.stored(type, bytes, bigEndian);
    }

    /// The column `name`, if its statistics are in the order of its values.
    private Optional<PrimitiveNode> leaf(String name) {
        if (!(footer.node(name) instanceof PrimitiveNode leaf)) return Optional.empty();
        boolean ordered =
                leaf.maxRepetitionLevel() == 0
                        && leaf.type() != PhysicalType.INT96
                        && !(leaf.logicalType() instanceof LogicalType.UuidType)
                        && !(leaf.logicalType() instanceof LogicalType.Float16Type);
        return ordered ? Optional.of(leaf) : Optional.empty();
    }
}
