package dev.tasse.error;

/// SQL text that cannot be understood, with the place of the fault in it.
///
/// The message ends with the line of the query and a caret below the fault.
public final class QueryException extends TasseException {
    private static final long serialVersionUID = 1;

    // What a terminal shows without folding, less the indentation.
    private static final int MAX_WIDTH = 96;
    private static final String CUT = "...";

    private final String picture;
    private final int line;
    private final int column;

    /// An error in `query`.
    ///
    /// @param problem what is wrong
    /// @param query the whole text as the user wrote it
    /// @param line the line of the fault, from 1
    /// @param column the column of the fault in that line, from 1
    public QueryException(Problem problem, String query, int line, int column) {
        super(problem);
        this.picture = picture(query, line, column);
        this.line = line;
        this.column = column;
    }

    /// The problem in one sentence, then the line of the query and a caret below the fault.
    @Override
    public String getMessage() {
        return super.getMessage() + picture;
    }

    /// The line of the fault, from 1.
    public int line() {
        return line;
    }

    /// The column of the fault in its line, from 1.
    public int column() {
        return column;
    }

    private static String picture(String query, int line, int column) {
        String shown = query.lines().skip(line - 1L).findFirst().orElse("").replace('\t', ' ');
        int caret = Math.max(0, Math.min(column - 1, shown.length()));
        int from = Math.max(0, Math.min(caret - MAX_WIDTH / 2, shown.length() - MAX_WIDTH));
        int to = Math.min(shown.length(), from + MAX_WIDTH);
        String start = from > 0 ? CUT : "";
        String end = to < shown.length() ? CUT : "";
        return "\n  "
                + start
                + shown.substring(from, to)
                + end
                + "\n  "
                + " ".repeat(start.length() + caret - from)
                + "^";
    }
}
