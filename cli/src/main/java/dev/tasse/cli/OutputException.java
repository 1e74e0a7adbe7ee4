package dev.tasse.cli;

import java.io.IOException;
import java.util.Locale;

/// Standard output cannot be written to.
final class OutputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean closedPipe;

    OutputException(IOException cause) {
        super("standard output cannot be written: " + cause.getMessage(), cause);
        String reason = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        closedPipe = reason.contains("broken pipe") || reason.contains("pipe closed");
    }

    /// Whether the reader has gone, as `head` does when it has enough: nothing is wrong then.
    boolean isClosedPipe() {
        return closedPipe;
    }
}
