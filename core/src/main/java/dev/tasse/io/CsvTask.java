package dev.tasse.io;

import dev.tasse.type.Schema;

import java.util.List;

/// What one split of a CSV file is read for.
///
/// @param file the file
/// @param columns the wanted columns, in order
/// @param fields for each of them, which field of a row it is
/// @param nullTexts texts that mean null when they are not quoted
/// @param limit how many rows are wanted
record CsvTask(
        CsvFile file,
        List<CsvColumn> columns,
        List<Integer> fields,
        List<String> nullTexts,
        long limit) {
    Schema schema() {
        return Schema.of(
                columns.stream().map(CsvColumn::name).toList(),
                columns.stream().map(CsvColumn::type).toList());
    }
}
