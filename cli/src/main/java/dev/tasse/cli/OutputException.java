package dev.tasse.cli;

import java.io.IOException;
import java.util.Locale;

/// Standard output cannot be written to.
final class OutputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    OutputException(IOException cause) {
        super("standard output cannot be written: " + cause.getMessage(), cause);
    }

    /// Whether the reader has gone, as `head` does when it has enough: nothing is wrong then.
    boolean isClosedPipe() {
        String reason = String.valueOf(getCause().getMessage()).toLowerCase(Locale.ROOT);
        return reason.contains("broken pipe") || reason.contains("pipe closed");
    }
}
