package dev.tasse.parquet;

import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.Validity;

/// Passes the batches of a column that hardwood decodes on to a column.
final class FlatBatches {
    private static final long[] NO_NULLS = {};

    private FlatBatches() {}

    /// Adds `count` rows from `from` on of all the batches of `reader` together to `values`, or
    /// fewer if there are no more.
    static void append(ColumnReader reader, long from, long count, FlatValues values) {
        long skip = from;
        long left = count;
        while (left > 0 && reader.nextBatch()) {
            int rows = reader.getRecordCount();
            int start = (int) Math.min(skip, rows);
            int taken = (int) Math.min(left, rows - start);
            if (taken > 0) appendBatch(reader, start, taken, values);
            skip -= start;
            left -= taken;
        }
    }

    private static void appendBatch(ColumnReader batch, int from, int count, FlatValues values) {
        long[] nulls = nulls(batch.getLeafValidity(), from, count);
        switch (batch.getColumnSchema().type()) {
            case BOOLEAN -> values.appendBooleans(batch.getBooleans(), from, count, nulls);
            case INT32 -> values.appendInts(batch.getInts(), from, count, nulls);
            case INT64 -> values.appendLongs(batch.getLongs(), from, count, nulls);
            case FLOAT -> values.appendFloats(batch.getFloats(), from, count, nulls);
            case DOUBLE -> values.appendDoubles(batch.getDoubles(), from, count, nulls);
            case INT96, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> appendBytes(batch, from, count, values);
        }
    }

    private static void appendBytes(ColumnReader batch, int from, int count, FlatValues values) {
        long[] nulls = nulls(batch.getLeafValidity(), from, count);
        byte[] bytes = batch.getBinaryValues();
        int[] offsets = batch.getBinaryOffsets();
        for (int i = from; i < from + count; i++) {
            if (FlatValues.isNull(nulls, i - from)) values.appendNull();
            else values.appendBytes(bytes, offsets[i], offsets[i + 1] - offsets[i]);
        }
    }

    /// A bit for each row that is null.
    private static long[] nulls(Validity validity, int from, int count) {
        if (!validity.hasNulls()) return NO_NULLS;
        long[] nulls = new long[(count + Long.SIZE - 1) / Long.SIZE];
        int end = from + count;
        int row = validity.nextNull(from, end);
        while (row >= 0) {
            int bit = row - from;
            nulls[bit / Long.SIZE] |= 1L << bit;
            row = row + 1 < end ? validity.nextNull(row + 1, end) : -1;
        }
        return nulls;
    }
}
