package dev.tasse.cli;

/// The command line says nothing that can be done; its message says why.
final class WrongUseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongUseException(String message) {
        super(message);
    }
}
