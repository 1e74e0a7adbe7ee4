package dev.tasse.cli;

import dev.tasse.error.TasseException;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import java.io.PrintWriter;
import java.util.stream.Collectors;

/// Tells what went wrong in one message; the stack trace is for `--debug`.
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(
            Exception failure, CommandLine command, ParseResult arguments) {
        if (failure instanceof OutputException output && output.isClosedPipe()) {
            return CommandLine.ExitCode.OK;
        }
        PrintWriter err = command.getErr();
        err.println("error: " + message(failure));
        if (isDebug(arguments)) failure.printStackTrace(err);
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static boolean isDebug(ParseResult arguments) {
        ParseResult command = arguments;
        while (command.hasSubcommand()) command = command.subcommand();
        return command.hasMatchedOption("--debug");
    }

    /// Wrong use: what is wrong and where to read more, not the whole usage.
    static int wrongUse(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("error: " + failure.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(failure, err);
        err.println("see: " + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    /// What to tell of `failure`: all of a message of ours, and that others are not expected.
    static String message(Throwable failure) {
        boolean expected = failure instanceof TasseException || failure instanceof OutputException;
        if (expected) return String.valueOf(failure.getMessage());
        return failure + "; this should not happen: --debug shows where it does";
    }

    /// The message without the drawing of a place in a query.
    static String oneLine(Throwable failure) {
        return message(failure)
                .lines()
                .filter(line -> !line.isBlank() && !line.strip().equals("^"))
                .map(String::strip)
                .collect(Collectors.joining(" "));
    }
}
