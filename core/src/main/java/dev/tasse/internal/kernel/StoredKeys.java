package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.BinaryType;
import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.ListType;
import dev.tasse.type.MapType;
import dev.tasse.type.NullType;
import dev.tasse.type.StructType;
import dev.tasse.type.Utf8Type;

/// One key column of the groups found so far: a value for each group, appended and compared in
/// batches.
sealed interface StoredKeys extends AutoCloseable
        permits StoredTexts, StoredWides, StoredWords, StoredNothing {

    /// Takes the column of the next batch, which is neither constant (but for the type NULL) nor
    /// coded.
    void load(Column column, Lease scratch);

    /// Makes room for `groups` groups at once.
    default void reserve(int groups) {}

    /// Appends the values of the loaded column in the first `count` of `rows` as groups from
    /// `first` on.
    void append(int[] rows, int count, int first);

    /// Clears `same[i]` where the loaded value in `rows[i]` is not that of group `groups[i]`.
    void compare(int[] rows, int[] groups, int count, boolean[] same);

    /// The values of the groups from 0 to `count`, copied to `lease`.
    Column finish(int count, Lease lease);

    @Override
    void close();

    /// An empty column of keys of `type`.
    static StoredKeys of(DataType type, MemoryPool pool) {
        return switch (type) {
            case NullType _ -> new StoredNothing();
            case Utf8Type _, BinaryType _ -> new StoredTexts(type, pool);
            case DecimalType decimal when !decimal.isNarrow() -> new StoredWides(decimal, pool);
            case ListType _, StructType _, MapType _ ->
                    throw new AssertionError("no key of type " + type);
            default -> new StoredWords(type, pool);
        };
    }
}
