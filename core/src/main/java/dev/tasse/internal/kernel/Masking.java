package dev.tasse.internal.kernel;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.ChunkedColumn;
import dev.tasse.data.Column;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.DecimalColumn;
import dev.tasse.data.DictionaryColumn;
import dev.tasse.data.FixedColumn;
import dev.tasse.data.ListColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.data.StructColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Lease;

/// Columns in which only some rows are to be looked at: the others are made null, so that what
/// would fail in them does not.
public final class Masking {
    private Masking() {}

    /// `column` with null wherever `mask` is not set.
    public static Column masked(Column column, Bitmap mask, Lease lease) {
        if (column instanceof ConstantColumn || column instanceof ListColumn) return column;
        Bitmap validity = Bitmap.and(column.validity(), mask, lease);
        long n = column.length();
        return switch (column) {
            case FixedColumn fixed -> new FixedColumn(fixed.type(), n, fixed.values(), validity);
            case BoolColumn bool -> new BoolColumn(n, bool.values(), validity);
            case DecimalColumn decimal ->
                    new DecimalColumn(decimal.decimalType(), n, decimal.values(), validity);
            case StringColumn text -> text.withViews(n, text.views(), validity);
            case DictionaryColumn coded -> coded.withCodes(coded.codes(), validity);
            case ConstantColumn _, ListColumn _, StructColumn _, ChunkedColumn _ -> column;
        };
    }

    /// Which rows are true: not false and not null.
    public static Bitmap trueRows(BoolColumn condition, Lease lease) {
        return Bitmap.and(condition.values(), condition.validity(), lease);
    }
}
