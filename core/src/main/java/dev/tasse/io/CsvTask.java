package dev.tasse.io;

import dev.tasse.type.Schema;

import java.util.List;

/// What one split of a CSV file is read for.
///
/// @param file the file
/// @param columns the wanted columns, in order, and behind them those that are only checked
/// @param fields for each of them, which field of a row it is, or {@link CsvFields#ABSENT}
/// @param wanted how many columns are wanted
/// @param cells what is known of the cells
/// @param faults what becomes of what is not as it should be
/// @param limit how many rows are wanted
record CsvTask(
        CsvFile file,
        List<CsvColumn> columns,
        List<Integer> fields,
        int wanted,
        Csv.Cells cells,
        Csv.Faults faults,
        long limit) {
    /// The wanted columns.
    Schema schema() {
        List<CsvColumn> first = columns.subList(0, wanted);
        return Schema.of(
                first.stream().map(CsvColumn::name).toList(),
                first.stream().map(CsvColumn::type).toList());
    }
}
