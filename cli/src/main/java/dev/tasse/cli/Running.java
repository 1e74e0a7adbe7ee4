package dev.tasse.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.nio.charset.StandardCharsets;

/// What every command has in common: its console and its errors.
final class Running {
    // Read from the parsed arguments by Failures, which runs when no command is left to ask.
    @Option(names = "--debug", description = "shows stack traces")
    @SuppressWarnings("UnusedVariable")
    private boolean debug;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    Console console() {
        return ((Main) command.root().userObject()).console();
    }

    /// An exception that ends the command as wrong use.
    ParameterException wrongUse(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    /// Whether the user has given the option `name`.
    boolean isGiven(String name) {
        return command.commandLine().getParseResult().hasMatchedOption(name);
    }

    /// Writes text to standard output.
    void print(String text) {
        TextOutput out = new TextOutput(console().out());
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
