package dev.tasse.error;

/// A source whose bytes are not what they should be: a missing file, a bad cell, a broken footer, a
/// value that overflows. `where` holds the file, and the row and column where they are known.
public sealed class DataException extends TasseException permits CellException {
    private static final long serialVersionUID = 1;

    /// An error told by `problem`.
    public DataException(Problem problem) {
        super(problem);
    }

    /// An error told by `problem` and caused by `cause`.
    public DataException(Problem problem, Throwable cause) {
        super(problem, cause);
    }
}
