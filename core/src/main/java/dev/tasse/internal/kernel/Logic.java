package dev.tasse.internal.kernel;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.internal.memory.Bitmap;

/// Three-valued logic, 64 rows at a time.
final class Logic {
    private Logic() {}

    /// Both: false wins over null.
    static Column and(Arguments arguments) {
        long n = arguments.rows();
        Bitmap values = Bitmap.allocate(arguments.lease(), n);
        Bitmap validity = Bitmap.allocate(arguments.lease(), n);
        Bitmap a = arguments.bits(0);
        Bitmap b = arguments.bits(1);
        Bitmap knownA = arguments.column(0).validity();
        Bitmap knownB = arguments.column(1).validity();
        for (long i = 0; i < values.wordCount(); i++) {
            long isFalse = (knownA.word(i) & ~a.word(i)) | (knownB.word(i) & ~b.word(i));
            long isTrue = knownA.word(i) & a.word(i) & knownB.word(i) & b.word(i);
            values.setWord(i, isTrue);
            validity.setWord(i, isTrue | isFalse);
        }
        return new BoolColumn(n, values, validity.simplified());
    }

    /// Either: true wins over null.
    static Column or(Arguments arguments) {
        long n = arguments.rows();
        Bitmap values = Bitmap.allocate(arguments.lease(), n);
        Bitmap validity = Bitmap.allocate(arguments.lease(), n);
        Bitmap a = arguments.bits(0);
        Bitmap b = arguments.bits(1);
        Bitmap knownA = arguments.column(0).validity();
        Bitmap knownB = arguments.column(1).validity();
        for (long i = 0; i < values.wordCount(); i++) {
            long isTrue = (knownA.word(i) & a.word(i)) | (knownB.word(i) & b.word(i));
            long isFalse = knownA.word(i) & ~a.word(i) & knownB.word(i) & ~b.word(i);
            values.setWord(i, isTrue);
            validity.setWord(i, isTrue | isFalse);
        }
        return new BoolColumn(n, values, validity.simplified());
    }

    /// The opposite; null stays null.
    static Column not(Arguments arguments) {
        Bitmap values = Bitmap.allocate(arguments.lease(), arguments.rows());
        values.not(arguments.bits(0));
        return new BoolColumn(arguments.rows(), values, arguments.validity());
    }

    /// Whether there is no value.
    static Column isNull(Arguments arguments) {
        Bitmap values = Bitmap.allocate(arguments.lease(), arguments.rows());
        values.not(arguments.column(0).validity());
        return new BoolColumn(arguments.rows(), values, Bitmap.allSet(arguments.rows()));
    }

    /// Whether there is a value.
    static Column isNotNull(Arguments arguments) {
        Bitmap values = Bitmap.allocate(arguments.lease(), arguments.rows());
        values.copy(arguments.column(0).validity());
        return new BoolColumn(arguments.rows(), values, Bitmap.allSet(arguments.rows()));
    }
}
