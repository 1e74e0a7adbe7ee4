package dev.tasse.spi;

/// What the engine would like of the splits of a source.
///
/// @param threads how many tasks can run at once
/// @param splitBytes the wished size of a split in the source's own bytes; 0 leaves it to the
///   source
public record SplitHint(int threads, long splitBytes) {
    /// The source decides, knowing only the number of threads.
    public static SplitHint threads(int threads) {
        return new SplitHint(threads, 0);
    }
}
