package dev.tasse.internal.operator;

import dev.tasse.data.Table;
import dev.tasse.internal.kernel.Hashing;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.Schema;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Cuts rows into partitions by their hash.
record Exchange(Schema schema, int partitions) {
    /// The rows by partition.
    ///
    /// @param hashes the hash of each row
    /// @param out for the result, which may point into what lies there already; sealed
    /// @param sources the tables into which the columns of `rows` may point besides
    Slices slices(Batch rows, MemorySegment hashes, Workspace out, List<Table> sources) {
        if (partitions == 1) {
            long[] starts = {0, rows.rows()};
            return new Slices(Results.table(schema, rows, out.out(), sources), starts);
        }
        try (Lease scratch = out.pool().lease(0, "partitions of rows")) {
            MemorySegment parts = scratch.allocate(rows.rows() * Integer.BYTES);
            for (long row = 0; row < rows.rows(); row++) {
                long hash = hashes.getAtIndex(Layouts.LONG, row);
                parts.setAtIndex(Layouts.INT, row, Hashing.partition(hash, partitions));
            }
            return new CutRows(schema, partitions).slices(rows, parts, out.out(), sources);
        }
    }
}
