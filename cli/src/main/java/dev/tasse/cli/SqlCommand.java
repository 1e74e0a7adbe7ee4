package dev.tasse.cli;

import dev.tasse.Client;
import dev.tasse.DataFrame;

import org.apache.commons.cli.Option;

import java.util.List;
import java.util.Map;

/// Runs queries and writes their rows.
record SqlCommand(
        Running running,
        Computing computing,
        Results results,
        QueryInput input,
        boolean keepGoing) {
    private static final Option KEEP_GOING =
            Arguments.flag(
                    "keep-going",
                    "writes an error in the place of its result and goes on; the exit code is 1");
    static final List<Option> OPTIONS = List.of(KEEP_GOING);

    static SqlCommand of(Running running, Arguments arguments) {
        return new SqlCommand(
                running,
                Computing.of(running, arguments),
                Results.of(running, arguments),
                QueryInput.of(arguments),
                arguments.has(KEEP_GOING));
    }

    /// Returns the exit code.
    int run() {
        List<String> statements = input.statements(running);
        int[] failed = {0};
        computing.withClient(client -> {
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
            results.show(client, DataFrame.sql(statement, tables), keepGoing);
            return true;
        } catch (OutputException | WrongUseException e) {
            throw e;
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            if (!keepGoing) throw e;
            running.print("error: " + Failures.oneLine(e) + "\n");
            return false;
        }
    }
}
