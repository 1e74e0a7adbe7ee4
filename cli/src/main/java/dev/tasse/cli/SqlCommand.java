package dev.tasse.cli;

import dev.tasse.Client;
import dev.tasse.DataFrame;
import dev.tasse.error.TasseException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// Runs queries and writes their rows.
@Command(
        name = "sql",
        description = "Runs queries; files are named by path in quotes.",
        mixinStandardHelpOptions = true)
final class SqlCommand implements Callable<Integer> {
    @Mixin private Running running = new Running();
    @Mixin private Computing computing = new Computing();
    @Mixin private Results results = new Results();
    @Mixin private QueryInput input = new QueryInput();

    @Option(
            names = "--keep-going",
            description =
                    "writes an error in the place of its result and goes on; the exit code is 1")
    private boolean keepGoing;

    @Override
    public Integer call() {
        List<String> statements = input.statements(running);
        int[] failed = {0};
        computing.withClient(
                running,
                client -> {
                    for (int i = 0; i < statements.size(); i++) {
                        if (i > 0) running.print("\n");
                        if (!run(client, statements.get(i))) failed[0] = 1;
                    }
                });
        return failed[0];
    }

    private boolean run(Client client, String statement) {
        try {
            Map<String, DataFrame> tables = input.tables();
            results.show(running, client, DataFrame.sql(statement, tables));
            return true;
        } catch (TasseException | IllegalArgumentException | ArithmeticException e) {
            if (!keepGoing) throw e;
            running.print("error: " + Failures.oneLine(e) + "\n");
            return false;
        }
    }
}
