package dev.tasse.cli;

import dev.tasse.Client;
import dev.tasse.DataFrame;
import dev.tasse.config.ByteSizes;
import dev.tasse.config.Config;
import dev.tasse.data.Table;
import dev.tasse.spi.JobOptions;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.nio.charset.StandardCharsets;

/// What every command that computes has in common: its options, a client, and the output.
final class Running {
    private static final int DEFAULT_ROWS = 40;
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

    @Option(
            names = "--max-rows",
            paramLabel = "N",
            description =
                    "how many rows are written, 0 for all; default: 40 of a table, all of the other"
                            + " formats")
    private long maxRows = NOT_GIVEN;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private OutputFormat format = OutputFormat.TABLE;

    @Option(
            names = "--null",
            paramLabel = "TEXT",
            description = "what is written for null; default: null in a table, else nothing")
    private String nullText = "";

    // Read from the parsed arguments by Failures, which runs when no command is left to ask.
    @Option(names = "--debug", description = "shows stack traces")
    @SuppressWarnings("UnusedVariable")
    private boolean debug;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

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

    Console console() {
        return ((Main) command.root().userObject()).console();
    }

    /// An exception that ends the command as wrong use.
    ParameterException wrongUse(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    void withClient(Work work) {
        if (threads < 0) throw wrongUse("--threads takes a number from 0 up");
        if (maxRows < NOT_GIVEN) throw wrongUse("--max-rows takes a number from 0 up");
        Config config = Config.load();
        if (threads > 0) config = config.with(Config.THREADS, threads);
        if (memory >= 0) config = config.with(Config.MEMORY_LIMIT, memory);
        int count = config.get(Config.THREADS);
        if (count == 0) count = Runtime.getRuntime().availableProcessors();
        try (Client client = Client.threads(count, config)) {
            work.run(client);
        }
    }

    /// Computes and writes; where the user bounds the rows, no more are computed.
    void show(Client client, DataFrame frame) {
        DataFrame wanted = maxRows > 0 ? frame.limit(maxRows) : frame;
        try (Table table = compute(client, wanted)) {
            write(table);
        }
    }

    private Table compute(Client client, DataFrame frame) {
        if (!console().interactive()) return client.compute(frame);
        try (Progress progress = new Progress(console().err(), System.nanoTime())) {
            return client.compute(frame, JobOptions.DEFAULT.withListener(progress));
        }
    }

    private void write(Table table) {
        if (format == OutputFormat.TABLE) {
            boolean all = maxRows == 0;
            long rows = maxRows < 0 ? DEFAULT_ROWS : maxRows;
            int shown = all ? Integer.MAX_VALUE : (int) Math.min(rows, Integer.MAX_VALUE);
            boolean given = command.commandLine().getParseResult().hasMatchedOption("--null");
            print(table.preview(shown, given ? nullText : "null"));
        } else {
            new RowOutput(new TextOutput(console().out()), nullText).write(table, format);
        }
    }

    /// Writes text to standard output.
    void print(String text) {
        TextOutput out = new TextOutput(console().out());
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
