package dev.tasse.error;

/// A cell of a text file that is no value of its column's type.
///
/// Where the type was only inferred from samples, reading again with a wider one can succeed; a
/// type that the user gave is final.
public final class CellException extends DataException {
    private static final long serialVersionUID = 1;

    private final String column;
    private final String text;
    private final boolean inferred;

    /// An error in one cell.
    ///
    /// @param problem what is wrong, with file, row, column and text
    /// @param column the name of the column
    /// @param text what stands in the cell
    /// @param inferred whether the type of the column was inferred from samples, not given
    public CellException(Problem problem, String column, String text, boolean inferred) {
        super(problem);
        this.column = column;
        this.text = text;
        this.inferred = inferred;
    }

    /// The name of the column.
    public String column() {
        return column;
    }

    /// What stands in the cell, without quotes.
    public String text() {
        return text;
    }

    /// Whether the type of the column was inferred from samples.
    public boolean inferred() {
        return inferred;
    }
}
