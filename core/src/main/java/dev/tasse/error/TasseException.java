package dev.tasse.error;

/// Anything that Tasse could not do, with its {@link Problem}.
///
/// Unchecked, serialisable (it may come from a worker in another process), and sealed: a `switch`
/// over its members needs no default.
public abstract sealed class TasseException extends RuntimeException
        permits ConfigException,
                DataException,
                MemoryException,
                PlanException,
                QueryException,
                TaskException {
    private static final long serialVersionUID = 1;

    private final Problem problem;

    TasseException(Problem problem) {
        super(problem.message());
        this.problem = problem;
    }

    TasseException(Problem problem, Throwable cause) {
        super(problem.message(), cause);
        this.problem = problem;
    }

    /// The parts of the message.
    public final Problem problem() {
        return problem;
    }
}
