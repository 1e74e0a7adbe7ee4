package dev.tasse.parquet;

import dev.tasse.type.Schema;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.util.HashMap;

/// One of the files of a source.
///
/// @param path where it is
/// @param fixed the columns that are the same in all its rows: those that its directories name, and
///   null for those that it lacks
record DataFile(String path, HashMap<String, @Nullable Serializable> fixed)
        implements Serializable {

    /// What a source with the columns of `schema` reads from this file.
    FileView view(Footer footer, Schema schema) {
        return new FileView(footer, schema, fixed);
    }
}
