package dev.tasse.cli;

import dev.tasse.DataFrame;

/// Shows what the columns of a file hold.
record DescribeCommand(Computing computing, Results results, Tables tables, String path) {
    static DescribeCommand of(Running running, Arguments arguments) {
        return new DescribeCommand(
                Computing.of(running, arguments),
                Results.of(running, arguments),
                Tables.of(arguments),
                arguments.parameter());
    }

    void run() {
        computing.withClient(client ->
                results.show(client, DataFrame.from(tables.open(path)).describe(), false));
    }
}
