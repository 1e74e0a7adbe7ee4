package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.ConstantColumn;
import dev.tasse.internal.memory.Lease;
import dev.tasse.type.DataType;

/// Keys of the type NULL: all alike.
final class StoredNothing implements StoredKeys {
    @Override
    public void load(Column column, Lease scratch) {}

    @Override
    public void append(int[] rows, int count, int first) {}

    @Override
    public void compare(int[] rows, int[] groups, int count, boolean[] same) {}

    @Override
    public Column finish(int count, Lease lease) {
        return new ConstantColumn(DataType.NULL, count, null);
    }

    @Override
    public void close() {}
}
