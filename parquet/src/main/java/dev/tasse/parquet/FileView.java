package dev.tasse.parquet;

import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/// A file as part of a source.
///
/// @param footer the file
/// @param schema the columns of the source
/// @param fixed those of them that are not read from the file, each with its value in all rows
record FileView(Footer footer, Schema schema, Map<String, @Nullable Serializable> fixed) {

    /// The file alone.
    static FileView of(Footer footer) {
        return new FileView(footer, footer.schema(), Map.of());
    }

    /// What can be told of the rows of the file before they are read.
    FileStatistics statistics() {
        Map<String, Bounds> bounds = new HashMap<>();
        fixed.forEach((name, value) -> bounds.put(name, bounds(type(name), value)));
        return new FileStatistics(footer, bounds);
    }

    private static Bounds bounds(DataType type, @Nullable Serializable value) {
        if (value == null) return Bounds.nothing(type);
        return Sample.constant(type, value, type)
                .map(sample -> Bounds.only(type, sample))
                .orElse(Bounds.unknown(type));
    }

    private DataType type(String name) {
        return schema.type(schema.indexOf(name));
    }
}
