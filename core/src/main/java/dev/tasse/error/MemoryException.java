package dev.tasse.error;

/// Work that needs more memory than its budget allows, with nothing left to evict.
public final class MemoryException extends TasseException {
    private static final long serialVersionUID = 1;

    /// An error told by `problem`.
    public MemoryException(Problem problem) {
        super(problem);
    }

    /// An error told by `problem` and caused by `cause`.
    public MemoryException(Problem problem, Throwable cause) {
        super(problem, cause);
    }
}
