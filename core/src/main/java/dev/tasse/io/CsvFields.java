package dev.tasse.io;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/// Which fields of the rows of a file are the columns of its source.
///
/// @param width how many fields a row has
/// @param places for each column of the source, which field it is, from 0, or {@link #ABSENT}
record CsvFields(int width, List<Integer> places) implements Serializable {
    /// The place of a column that the file does not have.
    static final int ABSENT = -1;

    /// Keeps a copy of the places.
    CsvFields {
        places = List.copyOf(places);
    }

    /// All fields, in their order.
    static CsvFields all(int width) {
        return new CsvFields(width, IntStream.range(0, width).boxed().toList());
    }

    /// Which field `column` is.
    int place(int column) {
        return places.get(column);
    }
}
