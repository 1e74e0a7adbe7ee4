package dev.tasse.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

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
            ExplainCommand.class
        })
public final class Main implements Runnable {
    Main() {}

    /// Runs one command and ends the JVM: 0 done, 1 the run failed, 2 wrong use.
    public static void main(String[] args) {
        int status = commandLine().execute(args);
        System.out.flush();
        System.exit(status);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler(new Failures());
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
