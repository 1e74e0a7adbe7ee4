package dev.tasse.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// Where a command reads and writes; the tests have one of their own.
///
/// @param out takes the results and nothing else, in UTF-8
/// @param err takes errors and progress
/// @param interactive whether somebody watches `err`
record Console(InputStream in, OutputStream out, PrintWriter err, boolean interactive) {
    /// The launcher says whether standard error is a terminal: Java cannot know.
    private static final String TERMINAL_PROPERTY = "stderr.terminal";

    /// That of the process. Results are not buffered here: the writers do.
    static Console ofProcess() {
        return new Console(
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                Boolean.getBoolean(TERMINAL_PROPERTY));
    }
}
