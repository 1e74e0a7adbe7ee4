package dev.tasse.error;

/// A task that failed: its key, the attempts made, where its lambda stands, and the exception of
/// the user as the cause.
public final class TaskException extends TasseException {
    private static final long serialVersionUID = 1;

    /// An error told by `problem`.
    public TaskException(Problem problem) {
        super(problem);
    }

    /// An error told by `problem` and caused by `cause`.
    public TaskException(Problem problem, Throwable cause) {
        super(problem, cause);
    }
}
