package dev.tasse.cli;

import dev.tasse.Client;
import dev.tasse.config.ByteSizes;
import dev.tasse.config.Config;

import org.apache.commons.cli.Option;

import java.util.List;

/// The client of a command that computes, and its options.
///
/// @param threads how many, 0 for what the settings say
/// @param memory the limit of column memory in bytes, negative for what the settings say
record Computing(int threads, long memory) {
    private static final Option THREADS =
            Arguments.option(
                    "threads", "N", "how many threads compute; default: one for each core");
    private static final Option MEMORY =
            Arguments.option("memory", "SIZE", "how much memory columns may take, as in 8GiB");
    static final List<Option> OPTIONS = List.of(THREADS, MEMORY);

    private static final long NOT_GIVEN = -1;
    private static final int MOST_THREADS = 1024;

    /// Something to compute with a client.
    interface Work {
        void run(Client client);
    }

    static Computing of(Running running, Arguments arguments) {
        int threads = arguments.wholeInt(THREADS, 0);
        if (threads < 0 || threads > MOST_THREADS) {
            throw running.wrongUse("--threads takes a number from 0 to " + MOST_THREADS);
        }
        return new Computing(threads, memory(arguments));
    }

    private static long memory(Arguments arguments) {
        if (!arguments.has(MEMORY)) return NOT_GIVEN;
        String text = arguments.text(MEMORY, "");
        try {
            return ByteSizes.parse(text);
        } catch (IllegalArgumentException e) {
            throw Arguments.invalid(MEMORY, "'" + text + "': " + e.getMessage());
        }
    }

    void withClient(Work work) {
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
