package dev.tasse.parquet;

import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.type.DataType;
import dev.tasse.type.DateType;
import dev.tasse.type.IntType;
import dev.tasse.type.Schema;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The columns that directories named like `year=2024` make, the way Hive laid tables out.
///
/// @param schema their names in alphabetical order, as DuckDB has them, and their types
/// @param values their values by file
record HiveColumns(Schema schema, Map<String, HashMap<String, @Nullable Serializable>> values) {
    private static final String NULL = "__HIVE_DEFAULT_PARTITION__";

    /// No such columns.
    static HiveColumns none() {
        return new HiveColumns(Schema.of(List.of(), List.of()), Map.of());
    }

    /// The columns of the files at `paths`, as far as `hive` wants them.
    ///
    /// @throws DataException if they are wanted and a file has not those of the first
    static HiveColumns of(List<String> paths, Parquet.Hive hive) {
        if (hive == Parquet.Hive.IGNORED) return none();
        Map<String, Map<String, String>> texts = new LinkedHashMap<>();
        for (String path : paths) texts.put(path, texts(path));
        Map<String, String> first = texts(paths.getFirst());
        for (Map.Entry<String, Map<String, String>> file : texts.entrySet()) {
            boolean same =
                    List.copyOf(file.getValue().keySet()).equals(List.copyOf(first.keySet()));
            if (same && !first.isEmpty()) continue;
            if (hive == Parquet.Hive.AUTOMATIC) return none();
            throw new DataException(
                    Problem.of("the directories of the file do not name the same columns")
                            .at(file.getKey())
                            .got(file.getValue().keySet())
                            .expected(
                                    first.isEmpty()
                                            ? "directories like year=2024"
                                            : first.keySet() + " as of " + paths.getFirst())
                            .remedy("leave option hive out, or move the file"));
        }
        return typed(first.keySet().stream().sorted().toList(), texts);
    }

    /// What the directories of `path` say, in their order.
    private static Map<String, String> texts(String path) {
        Map<String, String> texts = new LinkedHashMap<>();
        Path folder = Path.of(path).getParent();
        if (folder == null) return texts;
        for (Path part : folder) {
            String name = part.toString();
            int sign = name.indexOf('=');
            if (sign > 0)
                texts.put(decoded(name.substring(0, sign)), decoded(name.substring(sign + 1)));
        }
        return texts;
    }

    private static String decoded(String text) {
        try {
            // A plus sign is one, unlike in the address of a form.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            // A percent sign that is none of an encoding: Hive writes none such.
            return text;
        }
    }

    private static HiveColumns typed(List<String> names, Map<String, Map<String, String>> texts) {
        List<DataType> types = new ArrayList<>();
        Map<String, HashMap<String, @Nullable Serializable>> values = new HashMap<>();
        texts.keySet().forEach(path -> values.put(path, new HashMap<>()));
        for (String name : names) {
            List<String> all =
                    texts.values().stream()
                            .map(file -> file.getOrDefault(name, NULL))
                            .filter(text -> !text.equals(NULL))
                            .distinct()
                            .toList();
            DataType type = type(all);
            types.add(type);
            texts.forEach((path, file) ->
                    values.getOrDefault(path, new HashMap<>())
                            .put(name, value(type, file.getOrDefault(name, NULL))));
        }
        return new HiveColumns(Schema.of(names, types), values);
    }

    private static DataType type(List<String> texts) {
        if (texts.isEmpty()) return DataType.STRING;
        if (texts.stream().allMatch(HiveColumns::isDate)) return DataType.DATE;
        return texts.stream().allMatch(HiveColumns::isWhole) ? DataType.INT64 : DataType.STRING;
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException _) {
            return false;
        }
    }

    private static boolean isWhole(String text) {
        try {
            Long.parseLong(text);
            return true;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private static @Nullable Serializable value(DataType type, String text) {
        if (text.equals(NULL)) return null;
        return switch (type) {
            case DateType _ -> LocalDate.parse(text);
            case IntType _ -> Long.parseLong(text);
            default -> text;
        };
    }
}
