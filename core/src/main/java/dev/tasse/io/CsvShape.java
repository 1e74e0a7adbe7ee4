package dev.tasse.io;

import dev.tasse.type.Schema;

import java.io.Serializable;
import java.util.List;

/// What the files of a CSV source have been found to be.
///
/// @param path what the user named
/// @param files the files, in order
/// @param columns their columns, in order
/// @param cells what is known of the cells
/// @param faults what becomes of what is not as it should be
record CsvShape(
        String path,
        List<CsvFile> files,
        List<CsvColumn> columns,
        Csv.Cells cells,
        Csv.Faults faults)
        implements Serializable {
    /// Keeps copies of the lists.
    CsvShape {
        files = List.copyOf(files);
        columns = List.copyOf(columns);
    }

    Schema schema() {
        return Schema.of(
                columns.stream().map(CsvColumn::name).toList(),
                columns.stream().map(CsvColumn::type).toList());
    }

    /// This with other columns.
    CsvShape withColumns(List<CsvColumn> changed) {
        return new CsvShape(path, files, changed, cells, faults);
    }
}
