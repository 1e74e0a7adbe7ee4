package dev.tasse.io;

import dev.tasse.type.Schema;

import java.io.Serializable;
import java.util.List;

/// What the files of a CSV source have been found to be.
///
/// @param path what the user named
/// @param files the files, in order
/// @param columns their columns, in order
/// @param nulls texts that mean null, besides the empty one
record CsvShape(String path, List<CsvFile> files, List<CsvColumn> columns, List<String> nulls)
        implements Serializable {
    /// Keeps copies of the lists.
    CsvShape {
        files = List.copyOf(files);
        columns = List.copyOf(columns);
        nulls = List.copyOf(nulls);
    }

    Schema schema() {
        return Schema.of(
                columns.stream().map(CsvColumn::name).toList(),
                columns.stream().map(CsvColumn::type).toList());
    }

    /// This with other columns.
    CsvShape withColumns(List<CsvColumn> changed) {
        return new CsvShape(path, files, changed, nulls);
    }
}
