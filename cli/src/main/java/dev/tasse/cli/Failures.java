package dev.tasse.cli;

import dev.tasse.error.TasseException;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/// Tells what went wrong in one message; the stack trace is for `--debug`.
final class Failures {
    private Failures() {}

    /// A run that failed; that the reader of a pipe has gone is no failure.
    static int failed(Console console, Throwable failure, boolean debug) {
        if (failure instanceof OutputException output && output.isClosedPipe()) return Main.DONE;
        PrintWriter err = console.err();
        err.println("error: " + message(failure));
        if (debug) failure.printStackTrace(err);
        return Main.FAILED;
    }

    /// Wrong use: what is wrong and where to read more, not the whole usage.
    static int wrongUse(Console console, List<String> words, WrongUseException failure) {
        boolean known = Command.named(words.getFirst()).isPresent();
        console.err().println("error: " + failure.getMessage());
        console.err().println("see: tasse " + (known ? words.getFirst() + " " : "") + "--help");
        return Main.WRONG_USE;
    }

    /// What to tell of `failure`: all of a message of ours, and that others are not expected.
    static String message(Throwable failure) {
        boolean expected = failure instanceof TasseException || failure instanceof OutputException;
        if (expected) return String.valueOf(failure.getMessage());
        if (failure instanceof StackOverflowError) {
            return "the query is nested too deeply; write it in parts, or a long list with IN";
        }
        if (failure instanceof OutOfMemoryError) {
            return "the heap of the JVM is full ("
                    + failure.getMessage()
                    + "); write fewer rows (--max-rows) or another format than table, or give it"
                    + " more: TASSE_JAVA_OPTS=-Xmx4g";
        }
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
