package dev.tasse.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/// A finished command: what it wrote and how it ended.
record Tasse(int exit, String out, String err) {
    /// Runs a command with an empty standard input.
    static Tasse run(String... arguments) {
        return runWith("", arguments);
    }

    /// Runs a command with `input` as its standard input.
    static Tasse runWith(String input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        Console console =
                new Console(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        out,
                        new PrintWriter(err, true),
                        false);
        int exit = Main.run(console, arguments);
        return new Tasse(exit, out.toString(StandardCharsets.UTF_8), err.toString());
    }
}
