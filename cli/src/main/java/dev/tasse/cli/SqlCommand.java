package dev.tasse.cli;

import dev.tasse.DataFrame;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Runs a query and shows its rows.
@Command(
        name = "sql",
        description = "Runs a query; files are named by path in quotes.",
        mixinStandardHelpOptions = true)
final class SqlCommand implements Runnable {
    @Mixin private Running running = new Running();
    @Mixin private Tables tables = new Tables();

    @Parameters(paramLabel = "QUERY", description = "the query")
    private String query = "";

    @Override
    public void run() {
        running.withClient(client -> running.show(client, DataFrame.sql(query, tables.frames())));
    }
}
