package dev.tasse.internal.lower;

import dev.tasse.config.Config;

/// What decides how a plan is cut into tasks, captured when it is computed.
///
/// @param threads how many tasks run at the same time
/// @param batchRows the most rows that pass through a pipeline at once
/// @param equalHashes whether all hashes are equal, to try rare paths
public record LoweringOptions(int threads, int batchRows, boolean equalHashes) {
    /// The options of `config` for a backend of `threads` threads.
    public static LoweringOptions of(Config config, int threads) {
        return new LoweringOptions(
                threads, config.get(Config.BATCH_ROWS), config.get(Config.EQUAL_HASHES));
    }
}
