package dev.tasse.cli;

import dev.tasse.DataFrame;
import dev.tasse.type.Stage;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows how a query will run, without running it.
@Command(
        name = "explain",
        description = "Shows the plan of a query without running it.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Runnable {
    @Mixin private Running running = new Running();
    @Mixin private Computing computing = new Computing();
    @Mixin private QueryInput input = new QueryInput();

    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private Stage stage = Stage.OPTIMIZED;

    @Override
    public void run() {
        String gap = "";
        for (String statement : input.statements(running)) {
            running.print(gap);
            computing.withClient(
                    running,
                    client -> {
                        DataFrame frame = DataFrame.sql(statement, input.tables());
                        running.print(client.explain(frame, stage));
                    });
            gap = "\n";
        }
    }
}
