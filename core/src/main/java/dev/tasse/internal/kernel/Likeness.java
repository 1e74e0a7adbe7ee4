package dev.tasse.internal.kernel;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.data.StringColumn;
import dev.tasse.data.StringViews;
import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.internal.memory.Bitmap;

import java.util.ArrayList;
import java.util.List;

/// LIKE and ILIKE: whether the whole of the first text has the form of the second.
final class Likeness {
    private Likeness() {}

    static Column like(Arguments arguments) {
        StringColumn text = arguments.text(0);
        StringColumn forms = arguments.text(1);
        boolean escaped = arguments.columns().size() == 3;
        Bitmap validity = arguments.validity();
        Bitmap answer = Bitmap.allocate(arguments.lease(), arguments.rows(), false);
        LikePattern pattern = new LikePattern("", "");
        long low = -1;
        long high = 0;
        for (long row = 0; row < arguments.rows(); row++) {
            if (!validity.get(row)) continue;
            long nextLow = StringViews.low(forms.views(), row);
            long nextHigh = StringViews.high(forms.views(), row);
            if (nextLow != low || nextHigh != high || escaped) {
                low = nextLow;
                high = nextHigh;
                pattern = new LikePattern(forms.getString(row), escape(arguments, row));
            }
            boolean holds =
                    pattern.matches(text.source(row), text.position(row), text.byteLength(row));
            if (holds) answer.set(row, true);
        }
        return new BoolColumn(arguments.rows(), answer, validity);
    }

    private static String escape(Arguments arguments, long row) {
        if (arguments.columns().size() < 3) return "";
        String escape = arguments.column(2).getString(row);
        if (escape.length() <= 1) return escape;
        throw new DataException(
                Problem.of("the escape of LIKE is one character").got("'" + escape + "'"));
    }

    /// The same whatever the letter case.
    static Column ilike(Arguments arguments) {
        List<Column> lower = new ArrayList<>();
        for (Column column : arguments.columns()) {
            lower.add(
                    LetterCase.lower(
                            new Arguments(
                                    List.of(column),
                                    column.type(),
                                    arguments.rows(),
                                    arguments.lease())));
        }
        return like(new Arguments(lower, arguments.type(), arguments.rows(), arguments.lease()));
    }
}
