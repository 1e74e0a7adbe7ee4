package dev.tasse.cli;

import picocli.CommandLine;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Runs typical commands once, for the launcher to make the JVM's AOT caches from: what is loaded
/// here need not be loaded, linked and profiled at the next start.
///
/// There are two caches, since one that holds Calcite makes the light commands start slower.
final class Training {
    private static final List<List<String>> LIGHT =
            List.of(List.of("--version"), List.of("--help"));
    private static final List<List<String>> SQL = List.of(List.of("--version"), List.of("--help"));

    private Training() {}

    public static void main(String[] args) {
        PrintStream out = System.out;
        System.setOut(
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        int failed = 0;
        for (List<String> command : args[0].equals("sql") ? SQL : LIGHT) {
            int code = new CommandLine(new Main()).execute(command.toArray(String[]::new));
            if (code != 0) {
                out.println(String.join(" ", command) + ": exit code " + code);
                failed = 1;
            }
        }
        System.exit(failed);
    }
}
