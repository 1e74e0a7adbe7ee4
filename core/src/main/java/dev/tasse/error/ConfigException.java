package dev.tasse.error;

/// A setting that does not exist or whose value cannot be read.
public final class ConfigException extends TasseException {
    private static final long serialVersionUID = 1;

    /// An error told by `problem`.
    public ConfigException(Problem problem) {
        super(problem);
    }

    /// An error told by `problem` and caused by `cause`.
    public ConfigException(Problem problem, Throwable cause) {
        super(problem, cause);
    }
}
