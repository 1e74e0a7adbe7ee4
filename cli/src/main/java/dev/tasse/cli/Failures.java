package dev.tasse.cli;

import dev.tasse.error.TasseException;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

import java.io.PrintWriter;

/// Tells what went wrong in one message; the stack trace is for `--debug` and for faults of ours.
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(
            Exception failure, CommandLine command, ParseResult arguments) {
        PrintWriter err = command.getErr();
        boolean expected = failure instanceof TasseException;
        err.println("error: " + (expected ? failure.getMessage() : failure.toString()));
        boolean debug = arguments.hasMatchedOption("--debug");
        if (debug || !expected) failure.printStackTrace(err);
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }
}
