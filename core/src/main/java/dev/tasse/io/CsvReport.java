package dev.tasse.io;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/// What was dropped while CSV files were read in this process: rows left out and cells made null,
/// over all computations. Safe for many threads.
///
/// ```java
/// CsvReport report = new CsvReport();
/// DataFrame rows = Csv.read("x.csv", o -> o.withOnError(OnError.SKIP).withReport(report));
/// ```
public final class CsvReport implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int MOST_EXAMPLES = 5;

    private long rows;
    private long cells;
    private final ArrayList<String> examples = new ArrayList<>();

    /// Nothing was dropped yet.
    public CsvReport() {}

    /// How many rows were left out.
    public synchronized long rows() {
        return rows;
    }

    /// How many cells were made null.
    public synchronized long cells() {
        return cells;
    }

    /// What was at fault with some of them, with file, row and text.
    public synchronized List<String> examples() {
        return List.copyOf(examples);
    }

    synchronized void add(long moreRows, long moreCells, List<String> what) {
        rows += moreRows;
        cells += moreCells;
        int room = MOST_EXAMPLES - examples.size();
        examples.addAll(what.subList(0, Math.min(room, what.size())));
    }
}
