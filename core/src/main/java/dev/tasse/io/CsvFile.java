package dev.tasse.io;

import dev.tasse.internal.simd.DelimitedText;

import java.io.Serializable;

/// One of the files of a CSV source.
///
/// @param path where it is
/// @param size its bytes when it was looked at
/// @param start where its first data row begins
/// @param text how it is written
/// @param fields which fields of a row are the columns of the source
/// @param rowBytes bytes of a row, by a sample; 0 while that is looked at
/// @param encoding the encoding that the user named, or empty
record CsvFile(
        String path,
        long size,
        long start,
        DelimitedText text,
        CsvFields fields,
        double rowBytes,
        String encoding)
        implements Serializable {
    /// Bytes of data rows.
    long dataBytes() {
        return size - start;
    }
}
