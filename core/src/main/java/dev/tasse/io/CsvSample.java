package dev.tasse.io;

import java.util.List;

/// What was found out about one file.
///
/// @param file where it is and how it is written, the fields in their own order
/// @param header its first row if that is the names of the columns, else empty
/// @param evidence for each field of a row, what its cells can be
record CsvSample(CsvFile file, List<String> header, List<TypeEvidence> evidence) {
    boolean hasHeader() {
        return !header.isEmpty();
    }

    int columnCount() {
        return file.fields().width();
    }
}
