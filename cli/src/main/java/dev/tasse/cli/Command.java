package dev.tasse.cli;

import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The commands of `tasse`. The class of a command and its options are loaded only when it is asked
/// for. A new one is a constant here, a class that runs it, a line of the reference page and one of
/// {@link Training}.
enum Command {
    SQL("[QUERY]", QueryInput.MEANING, "Runs queries; files are named by path in quotes."),
    HEAD("PATH", "the file", "Shows the first rows of a file, a directory or a glob."),
    SCHEMA("PATH", "the file", "Shows the names and types of the columns of a file."),
    DESCRIBE("PATH", "the file", "Shows what the columns of a file hold: counts, extremes, means."),
    EXPLAIN("[QUERY]", QueryInput.MEANING, "Shows the plan of a query without running it."),
    CONFIG("", "", "Shows the settings: name, value, and where the value comes from.");

    private final String parameter;
    private final String meaning;
    private final String description;

    /// @param parameter what it takes besides options, in brackets if it may be left out, or empty
    /// @param meaning that of the parameter
    Command(String parameter, String meaning, String description) {
        this.parameter = parameter;
        this.meaning = meaning;
        this.description = description;
    }

    /// The names of all commands, in the order of the help.
    static List<String> spellings() {
        List<String> spellings = new ArrayList<>();
        for (Command command : values()) spellings.add(command.spelling());
        return spellings;
    }

    /// The command that is called `spelling`.
    static Optional<Command> named(String spelling) {
        for (Command command : values()) {
            if (command.spelling().equals(spelling)) return Optional.of(command);
        }
        return Optional.empty();
    }

    /// As the user writes it.
    String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    String parameter() {
        return parameter;
    }

    boolean needsParameter() {
        return !parameter.isEmpty() && !parameter.startsWith("[");
    }

    String meaning() {
        return meaning;
    }

    String description() {
        return description;
    }

    Options options() {
        List<List<Option>> groups =
                switch (this) {
                    case SQL ->
                            List.of(
                                    Computing.OPTIONS,
                                    Results.OPTIONS,
                                    QueryInput.OPTIONS,
                                    Tables.OPTIONS,
                                    SqlCommand.OPTIONS);
                    case HEAD ->
                            List.of(
                                    Computing.OPTIONS,
                                    Results.OPTIONS,
                                    Tables.OPTIONS,
                                    HeadCommand.OPTIONS);
                    case SCHEMA -> List.of(Tables.OPTIONS);
                    case DESCRIBE -> List.of(Computing.OPTIONS, Results.OPTIONS, Tables.OPTIONS);
                    case EXPLAIN ->
                            List.of(
                                    Computing.OPTIONS,
                                    QueryInput.OPTIONS,
                                    Tables.OPTIONS,
                                    ExplainCommand.OPTIONS);
                    case CONFIG -> List.of();
                };
        Options options = new Options();
        for (Option option : Arguments.OPTIONS) options.addOption(option);
        for (List<Option> group : groups) {
            for (Option option : group) options.addOption(option);
        }
        return options;
    }

    /// Runs the command; returns the exit code.
    int run(Running running, Arguments arguments) {
        switch (this) {
            case SQL -> {
                return SqlCommand.of(running, arguments).run();
            }
            case HEAD -> HeadCommand.of(running, arguments).run();
            case SCHEMA -> SchemaCommand.of(running, arguments).run();
            case DESCRIBE -> DescribeCommand.of(running, arguments).run();
            case EXPLAIN -> ExplainCommand.of(running, arguments).run();
            case CONFIG -> ConfigCommand.run(running);
        }
        return Main.DONE;
    }
}
