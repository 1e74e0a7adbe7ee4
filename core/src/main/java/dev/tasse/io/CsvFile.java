package dev.tasse.io;

import dev.tasse.internal.simd.DelimitedText;

import java.io.Serializable;
import java.util.List;

/// One of the files of a CSV source.
///
/// @param path where it is
/// @param size its bytes when it was looked at
/// @param start where its first data row begins
/// @param text how it is written
/// @param fields for each column of the source, which field of a row it is
/// @param rowBytes bytes of a row, by a sample
/// @param encoding the encoding that the user named, or empty
record CsvFile(
        String path,
        long size,
        long start,
        DelimitedText text,
        List<Integer> fields,
        double rowBytes,
        String encoding)
        implements Serializable {
    /// Keeps a copy of the fields.
    CsvFile {
        fields = List.copyOf(fields);
    }

    /// Bytes of data rows.
    long dataBytes() {
        return size - start;
    }
}
