package dev.tasse.internal.operator;

import dev.tasse.data.Column;
import dev.tasse.data.Table;
import dev.tasse.internal.kernel.Scattering;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.Schema;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Puts rows together by part, those of each part in their order: a counting sort.
record CutRows(Schema schema, int count) {
    /// The rows of `batch` by part.
    ///
    /// @param parts the part of each row, 4 bytes each, all below `count`; written over
    /// @param out for the result, which may point into what lies there already; sealed
    /// @param sources the tables into which the columns of `batch` may point besides
    Slices slices(Batch batch, MemorySegment parts, Lease out, List<Table> sources) {
        int rows = Math.toIntExact(batch.rows());
        long[] starts = starts(parts, rows);
        toPlaces(parts, rows, starts);
        List<Column> columns = new ArrayList<>();
        for (Column column : batch.columns()) {
            columns.add(Scattering.scatter(column, parts, out));
        }
        Batch cut = new Batch(columns, rows);
        return new Slices(Results.table(schema, cut, out, sources), starts);
    }

    private long[] starts(MemorySegment parts, int rows) {
        long[] starts = new long[count + 1];
        for (int row = 0; row < rows; row++) starts[parts.getAtIndex(Layouts.INT, row) + 1]++;
        for (int part = 0; part < count; part++) starts[part + 1] += starts[part];
        return starts;
    }

    private static void toPlaces(MemorySegment parts, int rows, long[] starts) {
        int[] next = new int[starts.length];
        for (int part = 0; part < next.length; part++) next[part] = (int) starts[part];
        for (int row = 0; row < rows; row++) {
            int part = parts.getAtIndex(Layouts.INT, row);
            parts.setAtIndex(Layouts.INT, row, next[part]++);
        }
    }
}
