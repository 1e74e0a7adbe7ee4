package dev.tasse.cli;

import dev.tasse.Client;
import dev.tasse.DataFrame;
import dev.tasse.ProgressBar;
import dev.tasse.data.Table;
import dev.tasse.spi.JobOptions;
import dev.tasse.type.Schema;

import org.apache.commons.cli.Option;

import java.util.List;

/// How the rows of a command are written, and how many.
///
/// @param maxRows 0 for all, negative if the user does not say
record Results(Running running, long maxRows, OutputFormat format, String nullText) {
    private static final Option MAX_ROWS =
            Arguments.option(
                    "max-rows",
                    "N",
                    "how many rows are written, 0 for all; default: 40 of a table, all of the"
                            + " other formats");
    private static final Option FORMAT =
            Arguments.option("format", "FORMAT", Arguments.choices(OutputFormat.TABLE));
    private static final Option NULL =
            Arguments.option(
                    "null",
                    "TEXT",
                    "what is written for null; default: null in a table, else nothing");
    static final List<Option> OPTIONS = List.of(MAX_ROWS, FORMAT, NULL);

    private static final int DEFAULT_ROWS = 40;
    private static final long NOT_GIVEN = -1;

    static Results of(Running running, Arguments arguments) {
        long maxRows = arguments.wholeLong(MAX_ROWS, NOT_GIVEN);
        if (arguments.has(MAX_ROWS) && maxRows < 0) {
            throw running.wrongUse("--max-rows takes a number from 0 up");
        }
        OutputFormat format = arguments.choice(FORMAT, OutputFormat.TABLE);
        String nullText = format == OutputFormat.TABLE ? "null" : "";
        return new Results(running, maxRows, format, arguments.text(NULL, nullText));
    }

    /// Computes and writes; where the user bounds the rows, no more are computed. Rows that can be
    /// had partition by partition are written so, unless `whole` asks for all or none.
    void show(Client client, DataFrame frame, boolean whole) {
        DataFrame wanted = maxRows > 0 ? frame.limit(maxRows) : frame;
        if (whole || format == OutputFormat.TABLE) {
            try (Table table = compute(running.console(), client, wanted)) {
                write(table);
            }
            return;
        }
        RowOutput output = output(wanted.schema());
        if (running.console().interactive()) {
            try (ProgressBar progress = ProgressBar.on(running.console().err())) {
                stream(client, wanted, output, progress);
            }
        } else {
            output.begin();
            client.forEachPartition(wanted, JobOptions.DEFAULT, output::write);
        }
        output.end();
    }

    private static void stream(
            Client client, DataFrame frame, RowOutput output, ProgressBar progress) {
        output.begin();
        client.forEachPartition(
                frame,
                JobOptions.DEFAULT.withListener(progress),
                part -> {
                    progress.close();
                    output.write(part);
                });
    }

    private static Table compute(Console console, Client client, DataFrame frame) {
        if (!console.interactive()) return client.compute(frame);
        try (ProgressBar progress = ProgressBar.on(console.err())) {
            return client.compute(frame, JobOptions.DEFAULT.withListener(progress));
        }
    }

    private void write(Table table) {
        if (format == OutputFormat.TABLE) {
            long rows = maxRows < 0 ? DEFAULT_ROWS : maxRows;
            int shown = rows == 0 ? Integer.MAX_VALUE : (int) Math.min(rows, Integer.MAX_VALUE);
            running.print(table.preview(shown, nullText));
            return;
        }
        RowOutput output = output(table.schema());
        output.begin();
        table.partitions().forEach(output::write);
        output.end();
    }

    private RowOutput output(Schema schema) {
        return new RowOutput(
                new TextOutput(running.console().out()),
                schema,
                new RowOutput.Form(format, nullText));
    }
}
