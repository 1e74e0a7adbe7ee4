package dev.tasse.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// The command `tasse` and the entry point of its JVM.
@Command(
        name = "tasse",
        description = "Runs queries over files.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            SqlCommand.class,
            HeadCommand.class,
            SchemaCommand.class,
            ExplainCommand.class,
            ConfigCommand.class
        })
public final class Main implements Runnable {
    private final Console console;

    private Main(Console console) {
        this.console = console;
    }

    /// Runs one command and ends the JVM: 0 done, 1 the run failed, 2 wrong use.
    public static void main(String[] args) {
        System.exit(run(Console.ofProcess(), args));
    }

    /// Runs one command and returns its exit code.
    static int run(Console console, String... args) {
        try {
            return commandLine(console).execute(args);
        } catch (OutOfMemoryError | StackOverflowError e) {
            console.err().println("error: " + Failures.message(e));
            return CommandLine.ExitCode.SOFTWARE;
        } finally {
            console.err().flush();
        }
    }

    static CommandLine commandLine(Console console) {
        OutputStreamWriter out = new OutputStreamWriter(console.out(), StandardCharsets.UTF_8);
        return new CommandLine(new Main(console))
                .setOut(new PrintWriter(out, true))
                .setErr(console.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Failures())
                .setParameterExceptionHandler(Failures::wrongUse);
    }

    Console console() {
        return console;
    }

    @Override
    public void run() {
        commandLine(console).usage(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    }
}
