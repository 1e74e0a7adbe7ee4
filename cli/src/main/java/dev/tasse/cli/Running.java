package dev.tasse.cli;

import java.nio.charset.StandardCharsets;

/// What every command has in common: its console and its errors.
record Running(Console console) {
    /// An exception that ends the command as wrong use.
    WrongUseException wrongUse(String message) {
        return new WrongUseException(message);
    }

    /// Writes text to standard output.
    void print(String text) {
        TextOutput out = new TextOutput(console().out());
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
