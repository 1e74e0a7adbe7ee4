package dev.tasse.cli;

import dev.tasse.DataFrame;
import dev.tasse.error.DataException;
import dev.tasse.error.Problem;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where a command finds its query and the tables that it names.
final class QueryInput {
    @Mixin private Tables files = new Tables();

    @Option(
            names = {"-t", "--table"},
            paramLabel = "NAME=PATH",
            description = "calls the file at PATH NAME; may be given several times")
    private Map<String, String> paths = new LinkedHashMap<>();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "reads the queries from FILE")
    private String file = "";

    @Parameters(
            paramLabel = "QUERY",
            arity = "0..1",
            description = "queries, separated by semicolons; default: read from standard input")
    private String query = "";

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
