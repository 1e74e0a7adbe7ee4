package dev.tasse.error;

import java.io.Serializable;

/// A cell of a text file that is no value of its column's type.
///
/// Where the type was only inferred from samples, reading again with a wider one can succeed; a
/// type that the user gave is final.
public final class CellException extends DataException {
    private static final long serialVersionUID = 1;

    private final Cell cell;

    /// The cell at fault.
    ///
    /// @param file the path of its file
    /// @param column the name of its column
    /// @param text what stands in it, without quotes
    /// @param inferred whether the type of the column was inferred from samples, not given
    public record Cell(String file, String column, String text, boolean inferred)
            implements Serializable {}

    /// An error in one cell.
    ///
    /// @param problem what is wrong, with file, row, column and text
    public CellException(Problem problem, Cell cell) {
        super(problem);
        this.cell = cell;
    }

    /// An error in one cell that `cause` keeps from being made good.
    ///
    /// @param problem what is wrong, with file, row, column and text
    public CellException(Problem problem, Cell cell, Throwable cause) {
        super(problem, cause);
        this.cell = cell;
    }

    /// The cell at fault.
    public Cell cell() {
        return cell;
    }
}
