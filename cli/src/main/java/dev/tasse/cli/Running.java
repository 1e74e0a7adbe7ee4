package dev.tasse.cli;

import dev.tasse.Client;
import dev.tasse.DataFrame;
import dev.tasse.data.Table;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;

/// What every command that computes has in common: its options, a client, and the output.
final class Running {
    private static final int DEFAULT_ROWS = 40;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "how many threads compute; default: one for each core")
    private int threads;

    @Option(
            names = "--max-rows",
            paramLabel = "N",
            description = "how many rows are shown, 0 for all; default: ${DEFAULT-VALUE}")
    private int maxRows = DEFAULT_ROWS;

    // Read from the parsed arguments by Failures, which runs when no command is left to ask.
    @Option(names = "--debug", description = "shows stack traces")
    @SuppressWarnings("UnusedVariable")
    private boolean debug;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    /// Something to compute with a client.
    interface Work {
        void run(Client client);
    }

    void withClient(Work work) {
        if (threads < 0 || maxRows < 0) {
            throw new ParameterException(
                    command.commandLine(), "--threads and --max-rows take numbers from 0 up");
        }
        int count = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
        try (Client client = Client.threads(count)) {
            work.run(client);
        }
    }

    void show(Client client, DataFrame frame) {
        try (Table table = client.compute(frame)) {
            PrintWriter out = command.commandLine().getOut();
            out.print(table.preview(maxRows == 0 ? Integer.MAX_VALUE : maxRows));
            out.flush();
        }
    }

    void print(String text) {
        PrintWriter out = command.commandLine().getOut();
        out.print(text);
        out.flush();
    }
}
