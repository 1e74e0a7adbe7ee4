package dev.tasse.testing;

import dev.tasse.config.Config;

import java.util.ArrayList;
import java.util.List;

/// One way to run the same query: all must give the same rows.
///
/// @param name for messages
/// @param threads how many threads compute
/// @param partitions into how many parts each table is cut
/// @param optimize whether plans are optimised
/// @param batchRows how many rows pass through a pipeline at once
/// @param equalHashes whether all hashes are equal
/// @param scanned whether tables are read from a source
record Configuration(
        String name,
        int threads,
        int partitions,
        boolean optimize,
        int batchRows,
        boolean equalHashes,
        boolean scanned) {
    private static final int USUAL_BATCH = 2048;

    // The sample of `mvn verify`: each setting away from its default at least once.
    private static final List<Configuration> SAMPLE =
            List.of(
                    new Configuration("usual", 2, 1, true, USUAL_BATCH, false, false),
                    new Configuration("7 partitions", 2, 7, true, USUAL_BATCH, false, true),
                    new Configuration("not optimised", 1, 7, false, USUAL_BATCH, false, false),
                    new Configuration("batch of 3", 1, 7, true, 3, false, true),
                    new Configuration("equal hashes", 2, 7, true, USUAL_BATCH, true, false));

    static List<Configuration> chosen() {
        return Boolean.getBoolean("tasse.nightly") ? matrix() : SAMPLE;
    }

    static List<Configuration> brief() {
        return Boolean.getBoolean("tasse.nightly") ? matrix() : SAMPLE.subList(1, 2);
    }

    private static List<Configuration> matrix() {
        List<Configuration> all = new ArrayList<>();
        for (int threads : new int[] {1, 2}) {
            for (int partitions : new int[] {1, 7}) {
                for (int bits = 0; bits < 8; bits++) {
                    boolean optimize = (bits & 1) == 0;
                    int batchRows = (bits & 2) == 0 ? USUAL_BATCH : 3;
                    boolean equal = (bits & 4) != 0;
                    String name = threads + "/" + partitions + "/" + bits;
                    all.add(
                            new Configuration(
                                    name,
                                    threads,
                                    partitions,
                                    optimize,
                                    batchRows,
                                    equal,
                                    threads == 2));
                }
            }
        }
        return all;
    }

    Config apply(Config config) {
        return config.with(Config.OPTIMIZE, optimize)
                .with(Config.BATCH_ROWS, batchRows)
                .with(Config.EQUAL_HASHES, equalHashes);
    }

    @Override
    public String toString() {
        return name;
    }
}
