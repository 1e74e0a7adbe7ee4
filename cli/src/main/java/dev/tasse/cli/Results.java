package dev.tasse.cli;

import dev.tasse.Client;
import dev.tasse.DataFrame;
import dev.tasse.data.Table;
import dev.tasse.spi.JobOptions;

import picocli.CommandLine.Option;

/// How the rows of a command are written, and how many.
final class Results {
    private static final int DEFAULT_ROWS = 40;
    private static final long NOT_GIVEN = -1;

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

    /// Computes and writes; where the user bounds the rows, no more are computed.
    void show(Running running, Client client, DataFrame frame) {
        if (maxRows < NOT_GIVEN) throw running.wrongUse("--max-rows takes a number from 0 up");
        DataFrame wanted = maxRows > 0 ? frame.limit(maxRows) : frame;
        try (Table table = compute(running.console(), client, wanted)) {
            write(running, table);
        }
    }

    private static Table compute(Console console, Client client, DataFrame frame) {
        if (!console.interactive()) return client.compute(frame);
        try (Progress progress = new Progress(console.err(), System.nanoTime())) {
            return client.compute(frame, JobOptions.DEFAULT.withListener(progress));
        }
    }

    private void write(Running running, Table table) {
        if (format == OutputFormat.TABLE) {
            long rows = maxRows < 0 ? DEFAULT_ROWS : maxRows;
            int shown = rows == 0 ? Integer.MAX_VALUE : (int) Math.min(rows, Integer.MAX_VALUE);
            running.print(table.preview(shown, running.isGiven("--null") ? nullText : "null"));
        } else {
            TextOutput out = new TextOutput(running.console().out());
            new RowOutput(out, nullText).write(table, format);
        }
    }
}
