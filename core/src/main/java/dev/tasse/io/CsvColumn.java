package dev.tasse.io;

import dev.tasse.type.DataType;

import java.io.Serializable;

/// A column of CSV files.
///
/// @param name its name
/// @param type what its cells are promised to be
/// @param inferred whether the type was inferred from samples, not given by the user
record CsvColumn(String name, DataType type, boolean inferred) implements Serializable {}
