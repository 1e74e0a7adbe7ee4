package dev.tasse.parquet;

import java.lang.foreign.MemorySegment;

/// The values of a page, decompressed: those that are not null, one after the other.
///
/// @param bytes the memory they lie in; some bytes behind `end` can be read
/// @param from where they begin
/// @param end where they end
/// @param encoding how they are encoded, by the number of the format
/// @param count how many are wanted, from the first on
record Page(MemorySegment bytes, long from, long end, int encoding, int count) {

    /// @throws IllegalStateException if there are fewer than `wanted` bytes
    void requireBytes(long wanted) {
        if (end - from >= wanted) return;
        throw new IllegalStateException(
                "a page has " + (end - from) + " bytes of values where " + wanted + " are due");
    }

    /// That the values are encoded as no reader is there for.
    IllegalStateException unknownEncoding() {
        return new IllegalStateException(
                "there is no reader for encoding " + PageHeader.encodingName(encoding) + " here");
    }
}
