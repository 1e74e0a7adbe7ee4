package dev.tasse.error;

/// A plan that cannot be built: a wrong name, a wrong type, something that Tasse does not do.
/// Thrown by the call that adds the wrong step, before anything runs.
public final class PlanException extends TasseException {
    private static final long serialVersionUID = 1;

    /// An error told by `problem`.
    public PlanException(Problem problem) {
        super(problem);
    }

    /// An error told by `problem` and caused by `cause`.
    public PlanException(Problem problem, Throwable cause) {
        super(problem, cause);
    }
}
