package dev.tasse.cli;

import dev.tasse.DataFrame;
import dev.tasse.type.Stage;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows how a query will run, without running it.
@Command(
        name = "explain",
        description = "Shows the plan of a query without running it.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Runnable {
    @Mixin private Running running = new Running();
    @Mixin private Tables tables = new Tables();

    @Option(names = "--stage", description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private Stage stage = Stage.OPTIMIZED;

    @Parameters(paramLabel = "QUERY", description = "the query")
    private String query = "";

    @Override
    public void run() {
        running.withClient(client ->
                running.print(client.explain(DataFrame.sql(query, tables.frames()), stage)));
    }
}
