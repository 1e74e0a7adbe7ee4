package dev.tasse.error;

/// SQL text that cannot be understood, with the place of the fault in it.
///
/// The message ends with the line of the query and a caret below the fault.
public final class QueryException extends TasseException {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    /// An error in a query.
    ///
    /// @param problem what is wrong; its message should carry the caret picture
    /// @param line the line of the fault, from 1
    /// @param column the column of the fault in that line, from 1
    public QueryException(Problem problem, int line, int column) {
        super(problem);
        this.line = line;
        this.column = column;
    }

    /// The line of the fault, from 1.
    public int line() {
        return line;
    }

    /// The column of the fault in its line, from 1.
    public int column() {
        return column;
    }
}
