package dev.tasse.internal.kernel;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.data.FixedColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.data.StringViews;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;

/// Whether and where one text stands in another.
final class Searching {
    private Searching() {}

    private enum Place {
        ANYWHERE,
        START,
        END
    }

    /// Whether the second text stands somewhere in the first.
    static Column contains(Arguments arguments) {
        return tested(arguments, Place.ANYWHERE);
    }

    static Column startsWith(Arguments arguments) {
        return tested(arguments, Place.START);
    }

    static Column endsWith(Arguments arguments) {
        return tested(arguments, Place.END);
    }

    private static Column tested(Arguments arguments, Place place) {
        StringColumn text = arguments.text(0);
        Needles needles = new Needles(arguments.text(1));
        Bitmap validity = arguments.validity();
        Bitmap answer = Bitmap.allocate(arguments.lease(), arguments.rows(), false);
        for (long row = 0; row < arguments.rows(); row++) {
            if (!validity.get(row)) continue;
            Needle needle = needles.at(row);
            MemorySegment source = text.source(row);
            long from = text.position(row);
            int size = text.byteLength(row);
            boolean holds =
                    switch (place) {
                        case ANYWHERE -> needle.find(source, from, size, 0) >= 0;
                        case START -> needle.isAt(source, from, size, 0);
                        case END -> needle.isAt(source, from, size, size - needle.length());
                    };
            if (holds) answer.set(row, true);
        }
        return new BoolColumn(arguments.rows(), answer, validity);
    }

    /// The position in code points, from 1, at which the second text first stands in the first; 0
    /// if it does not.
    static Column position(Arguments arguments) {
        StringColumn text = arguments.text(0);
        Needles needles = new Needles(arguments.text(1));
        FixedColumn out = arguments.fixedResult();
        for (long row = 0; row < arguments.rows(); row++) {
            if (!out.validity().get(row)) continue;
            MemorySegment source = text.source(row);
            long from = text.position(row);
            int at = needles.at(row).find(source, from, text.byteLength(row), 0);
            long position = at < 0 ? 0 : Utf8.count(source, from, at) + 1L;
            out.values().setAtIndex(Layouts.LONG, row, position);
        }
        return out;
    }

    /// The needle of each row; it is the same in every row nearly always.
    static final class Needles {
        private final StringColumn texts;
        private long low = -1;
        private long high;
        private Needle needle = new Needle(new byte[0]);

        Needles(StringColumn texts) {
            this.texts = texts;
        }

        Needle at(long row) {
            long nextLow = StringViews.low(texts.views(), row);
            long nextHigh = StringViews.high(texts.views(), row);
            if (nextLow != low || nextHigh != high) {
                low = nextLow;
                high = nextHigh;
                needle = Needle.of(texts, row);
            }
            return needle;
        }
    }
}
