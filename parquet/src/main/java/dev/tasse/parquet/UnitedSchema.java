package dev.tasse.parquet;

import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The columns of several files as one: matched by name, in the order of the first file that has
/// them.
final class UnitedSchema {
    private UnitedSchema() {}

    /// The columns of `files`, and those of `hive`, which take the place of columns of their name.
    ///
    /// @throws DataException if types differ, or columns are missing and may not
    static Schema of(List<Footer> files, HiveColumns hive, Parquet.Missing missing) {
        Map<String, DataType> columns = new LinkedHashMap<>();
        Footer first = files.getFirst();
        for (Footer file : files) {
            boolean complete = file.schema().toMap().equals(first.schema().toMap());
            if (!complete && missing == Parquet.Missing.ERROR) throw differing(first, file);
            for (String name : file.schema().names()) {
                DataType type = file.schema().type(file.schema().indexOf(name));
                DataType before = columns.putIfAbsent(name, type);
                if (before == null || before.equals(type) || isHive(hive, name)) continue;
                throw differing(first, file);
            }
        }
        for (String name : hive.schema().names()) {
            columns.put(name, hive.schema().type(hive.schema().indexOf(name)));
        }
        return Schema.of(List.copyOf(columns.keySet()), List.copyOf(columns.values()));
    }

    private static boolean isHive(HiveColumns hive, String name) {
        return hive.schema().names().contains(name);
    }

    private static DataException differing(Footer first, Footer other) {
        boolean sameTypes =
                other.schema().toMap().entrySet().stream()
                        .allMatch(column ->
                                column.getValue()
                                        .equals(
                                                first.schema()
                                                        .toMap()
                                                        .getOrDefault(
                                                                column.getKey(),
                                                                column.getValue())));
        return new DataException(
                Problem.of("the columns differ from those of " + first.path())
                        .at(other.path())
                        .got(other.schema())
                        .expected(first.schema())
                        .remedy(
                                sameTypes
                                        ? "read with option missing => 'null', or read the files"
                                                + " apart"
                                        : "read the files apart and cast to the same types"));
    }
}
