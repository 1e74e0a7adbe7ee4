package dev.tasse.bench.peers;

import java.util.List;

/// A library that answers the questions of db-benchmark on tables that it has loaded from CSV.
interface Peer extends AutoCloseable {
    /// The column names of the key columns of `groupby.csv`.
    String[] KEYS = {"id1", "id2", "id3", "id4", "id5", "id6"};

    /// Loads the files of these names, if they are not loaded yet.
    void load(List<String> tables) throws Exception;

    /// Answers `question`; the number of rows of the result, which is all there when this returns.
    ///
    /// @throws UnsupportedOperationException if the library has no such operation
    long ask(String question) throws Exception;

    @Override
    void close() throws Exception;
}
