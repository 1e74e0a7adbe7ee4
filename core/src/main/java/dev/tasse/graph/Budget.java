package dev.tasse.graph;

/// The memory that tasks may reserve for their state. Thread-safe.
public interface Budget {
    /// A budget that grants everything.
    Budget UNLIMITED =
            new Budget() {
                @Override
                public boolean reserve(long bytes) {
                    return true;
                }

                @Override
                public void unreserve(long bytes) {}
            };

    /// Whether `bytes` more were granted; never waits.
    boolean reserve(long bytes);

    /// Gives back `bytes` of what was granted.
    void unreserve(long bytes);
}
