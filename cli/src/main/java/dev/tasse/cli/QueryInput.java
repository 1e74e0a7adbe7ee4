package dev.tasse.cli;

import dev.tasse.DataFrame;
import dev.tasse.error.DataException;
import dev.tasse.error.Problem;

import org.apache.commons.cli.Option;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Where a command finds its query and the tables that it names.
///
/// @param paths the files of the tables, by the names that the queries have for them
/// @param file the one that holds the queries, or empty
/// @param query the queries themselves, empty or `-` where they are elsewhere
record QueryInput(Tables files, Map<String, String> paths, String file, String query) {
    /// What the help says of the parameter.
    static final String MEANING =
            "queries, separated by semicolons; default: read from standard input";

    private static final Option TABLE =
            Arguments.option(
                    't',
                    "table",
                    "NAME=PATH",
                    "calls the file at PATH NAME; may be given several times");
    private static final Option FILE =
            Arguments.option('f', "file", "FILE", "reads the queries from FILE");
    static final List<Option> OPTIONS = List.of(TABLE, FILE);

    static QueryInput of(Arguments arguments) {
        return new QueryInput(
                Tables.of(arguments),
                arguments.pairs(TABLE),
                arguments.text(FILE, ""),
                arguments.parameter());
    }

    /// At least one statement.
    List<String> statements(Running running) {
        if (!query.isEmpty() && !file.isEmpty()) {
            throw running.wrongUse("give a QUERY or -f FILE, not both");
        }
        if (files.hasOptions() && paths.isEmpty()) {
            throw running.wrongUse(
                    "--csv holds for the tables of -t; in a query write"
                            + " read_csv('PATH', OPTION => VALUE)");
        }
        if (paths.containsKey("") || paths.containsValue("")) {
            throw running.wrongUse("-t takes NAME=PATH");
        }
        List<String> statements = Statements.of(text(running.console()));
        if (statements.isEmpty()) throw running.wrongUse("there is no query");
        return statements;
    }

    Map<String, DataFrame> tables() {
        return files.frames(paths);
    }

    private String text(Console console) {
        if (!query.isEmpty() && !query.equals("-")) return query;
        String place = file.isEmpty() ? "standard input" : file;
        try {
            byte[] bytes =
                    file.isEmpty()
                            ? console.in().readAllBytes()
                            : Files.readAllBytes(Path.of(file));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new DataException(Problem.of("there is no such file").at(place), e);
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage());
            throw new DataException(Problem.of("cannot be read: " + reason).at(place), e);
        }
    }
}
