package dev.tasse.internal.operator;

import dev.tasse.data.Column;
import dev.tasse.internal.kernel.Hashing;
import dev.tasse.internal.memory.Lease;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Hashes of keys, or all the same one where rare paths are to be tried.
final class KeyHashes {
    private static final int LEVEL = 0;

    private KeyHashes() {}

    static MemorySegment of(List<Column> keys, long rows, boolean equal, Lease lease) {
        return Hashing.hash(equal ? List.of() : keys, rows, LEVEL, lease);
    }
}
