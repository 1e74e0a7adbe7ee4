package dev.tasse.cli;

import dev.tasse.DataFrame;

import org.apache.commons.cli.Option;

import java.util.List;

/// Shows the first rows of a file.
record HeadCommand(Computing computing, Results results, Tables tables, long count, String path) {
    private static final long DEFAULT_ROWS = 10;
    private static final Option ROWS =
            Arguments.option('n', "rows", "N", "how many rows; default: " + DEFAULT_ROWS);
    static final List<Option> OPTIONS = List.of(ROWS);

    static HeadCommand of(Running running, Arguments arguments) {
        long count = arguments.wholeLong(ROWS, DEFAULT_ROWS);
        if (count < 0) throw running.wrongUse("-n takes a number from 0 up");
        return new HeadCommand(
                Computing.of(running, arguments),
                Results.of(running, arguments),
                Tables.of(arguments),
                count,
                arguments.parameter());
    }

    void run() {
        computing.withClient(client ->
                results.show(client, DataFrame.from(tables.open(path)).limit(count), false));
    }
}
