package dev.tasse.internal.operator;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.internal.kernel.Flattening;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Lease;

import java.util.List;

/// How the first arguments of a function decide for some rows what it gives, so that the next one
/// is not asked there: `x <> 0 and 10 // x > 1` never divides by zero.
enum Guard {
    /// They do not.
    NONE,
    /// A false one makes the result false.
    FALSE,
    /// A true one makes the result true.
    TRUE,
    /// The first that is not null is the result.
    NOT_NULL;

    static Guard of(String function) {
        return switch (function) {
            case "and" -> FALSE;
            case "or" -> TRUE;
            case "coalesce" -> NOT_NULL;
            default -> NONE;
        };
    }

    /// The rows that `before`, the first arguments, leave open.
    Bitmap open(List<Column> before, Lease lease) {
        Bitmap open = Bitmap.allocate(lease, before.getFirst().length(), true);
        for (Column argument : before) open.andNot(open, decided(argument, lease));
        return open;
    }

    private Bitmap decided(Column argument, Lease lease) {
        Column flat = Flattening.flat(argument, lease);
        if (this == NOT_NULL || !(flat instanceof BoolColumn truth)) return flat.validity();
        Bitmap decided = Bitmap.allocate(lease, flat.length());
        if (this == TRUE) decided.and(truth.validity(), truth.values());
        else decided.andNot(truth.validity(), truth.values());
        return decided;
    }
}
