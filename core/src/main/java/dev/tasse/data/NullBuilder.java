package dev.tasse.data;

import dev.tasse.internal.memory.Lease;
import dev.tasse.type.DataType;

/// Counts the rows of a column of the type `NULL`.
public final class NullBuilder extends ColumnBuilder {
    NullBuilder(Lease lease) {
        super(lease, DataType.NULL);
    }

    @Override
    public ConstantColumn finish() {
        return new ConstantColumn(type(), length(), null);
    }

    @Override
    void appendObject(Object value) {
        throw Values.wrong(type(), "nothing but null", value);
    }

    @Override
    void resize(long rows) {
        // Nothing is kept of a row.
    }

    @Override
    void writeNulls(long count) {
        // Nothing is kept of a row.
    }
}
