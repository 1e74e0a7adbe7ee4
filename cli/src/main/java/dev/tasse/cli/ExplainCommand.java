package dev.tasse.cli;

import dev.tasse.DataFrame;
import dev.tasse.type.Stage;

import org.apache.commons.cli.Option;

import java.util.List;

/// Shows how a query will run, without running it.
record ExplainCommand(Running running, Computing computing, QueryInput input, Stage stage) {
    private static final Option STAGE =
            Arguments.option("stage", "STAGE", Arguments.choices(Stage.OPTIMIZED));
    static final List<Option> OPTIONS = List.of(STAGE);

    static ExplainCommand of(Running running, Arguments arguments) {
        return new ExplainCommand(
                running,
                Computing.of(running, arguments),
                QueryInput.of(arguments),
                arguments.choice(STAGE, Stage.OPTIMIZED));
    }

    void run() {
        String gap = "";
        for (String statement : input.statements(running)) {
            running.print(gap);
            computing.withClient(client -> {
                DataFrame frame = DataFrame.sql(statement, input.tables());
                running.print(client.explain(frame, stage));
            });
            gap = "\n";
        }
    }
}
