package dev.tasse.io;

import dev.tasse.type.DataType;

import java.io.Serializable;

/// A column of CSV files.
///
/// @param name its name
/// @param type what its cells are promised to be
/// @param origin where the type comes from
record CsvColumn(String name, DataType type, Origin origin) implements Serializable {
    /// Where a type comes from.
    enum Origin {
        /// The user gave it: it is final.
        GIVEN,
        /// It was inferred from samples.
        INFERRED,
        /// It was inferred from samples, then a cell was found that does not fit.
        WIDENED
    }

    /// Whether the type may be widened.
    boolean inferred() {
        return origin != Origin.GIVEN;
    }

    /// This column with a type that a cell asks for which does not fit its own.
    CsvColumn widened(DataType wider) {
        return new CsvColumn(name, wider, Origin.WIDENED);
    }
}
