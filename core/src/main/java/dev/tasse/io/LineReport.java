package dev.tasse.io;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/// What was left out while lines were read in this process, over all computations. Safe for many
/// threads.
///
/// ```java
/// LineReport report = new LineReport();
/// Bag<String> lines = Text.read("logs/*.gz", o -> o.skipping(report));
/// ```
public final class LineReport implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int MOST_EXAMPLES = 5;

    private long lines;
    private long files;
    private final ArrayList<String> examples = new ArrayList<>();

    /// Nothing was left out yet.
    public LineReport() {}

    /// How many lines were left out.
    public synchronized long lines() {
        return lines;
    }

    /// How many files were left out from where they are damaged.
    public synchronized long files() {
        return files;
    }

    /// What was at fault with some of them, with file, line and text.
    public synchronized List<String> examples() {
        return List.copyOf(examples);
    }

    synchronized void addLine(String what) {
        lines++;
        addExample(what);
    }

    synchronized void addFile(String what) {
        files++;
        addExample(what);
    }

    private void addExample(String what) {
        if (examples.size() < MOST_EXAMPLES) examples.add(what);
    }
}
