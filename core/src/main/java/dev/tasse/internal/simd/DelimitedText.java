package dev.tasse.internal.simd;

import java.io.Serializable;

/// The bytes that give delimited text its structure.
///
/// A quote opens a quoted field where only blanks stand before it in the field; elsewhere in an
/// unquoted field it is a letter. In a quoted field it ends the quotes, unless the next byte is one
/// too.
///
/// @param delimiter ends a field; {@link #NONE} if there is one a row
/// @param lineEnd ends a field and its row: line feed or carriage return
/// @param quote opens and closes quoted fields, or {@link #NONE}
/// @param escape in quoted fields takes away the meaning of the byte after it; {@link #NONE} if
///   only doubled quotes stand for a quote
/// @param comment what rows begin with that are comments, or {@link #NONE}; quotes in them mean
///   nothing
public record DelimitedText(byte delimiter, byte lineEnd, byte quote, byte escape, byte comment)
        implements Serializable {
    /// Stands for a sign that there is not; text never has it.
    public static final byte NONE = 0;

    /// Text without comments.
    public DelimitedText(byte delimiter, byte lineEnd, byte quote, byte escape) {
        this(delimiter, lineEnd, quote, escape, NONE);
    }

    /// Whether there may be comments.
    public boolean hasComment() {
        return comment != NONE;
    }

    /// Whether fields may be quoted.
    public boolean hasQuote() {
        return quote != NONE;
    }

    /// Whether there is an escape other than the doubled quote.
    public boolean hasEscape() {
        return escape != NONE;
    }

    /// Whether a byte ends a field when it stands outside quotes.
    public boolean endsField(byte letter) {
        return letter == delimiter || letter == lineEnd;
    }
}
