package dev.tasse.cli;

import dev.tasse.Client;
import dev.tasse.config.ByteSizes;
import dev.tasse.config.Config;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/// The client of a command that computes, and its options.
final class Computing {
    private static final long NOT_GIVEN = -1;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "how many threads compute; default: one for each core")
    private int threads;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = Size.class,
            description = "how much memory columns may take, as in 8GiB")
    private long memory = NOT_GIVEN;

    /// Something to compute with a client.
    interface Work {
        void run(Client client);
    }

    /// Reads sizes as people write them.
    static final class Size implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            return ByteSizes.parse(text);
        }
    }

    void withClient(Running running, Work work) {
        if (threads < 0) throw running.wrongUse("--threads takes a number from 0 up");
        Config config = Config.load();
        if (threads > 0) config = config.with(Config.THREADS, threads);
        if (memory >= 0) config = config.with(Config.MEMORY_LIMIT, memory);
        int count = config.get(Config.THREADS);
        if (count == 0) count = Runtime.getRuntime().availableProcessors();
        try (Client client = Client.threads(count, config)) {
            work.run(client);
        }
    }
}
