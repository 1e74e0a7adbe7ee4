package dev.tasse.internal.kernel;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.data.DecimalColumn;
import dev.tasse.data.FixedColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.type.FloatType;
import dev.tasse.type.IntType;

import java.lang.foreign.MemorySegment;

/// `=`, `<`, `<=` and the rest, which are these with the sides or the answer turned.
final class Comparison {
    private Comparison() {}

    /// The three from which all are made.
    private enum Operator {
        EQ,
        LT,
        LE;

        boolean holds(int order) {
            return switch (this) {
                case EQ -> order == 0;
                case LT -> order < 0;
                case LE -> order <= 0;
            };
        }
    }

    static Column eq(Arguments arguments) {
        return compare(Operator.EQ, arguments, 0, 1);
    }

    static Column ne(Arguments arguments) {
        BoolColumn equal = compare(Operator.EQ, arguments, 0, 1);
        Bitmap answer = Bitmap.allocate(arguments.lease(), arguments.rows());
        answer.not(equal.values());
        return new BoolColumn(arguments.rows(), answer, equal.validity());
    }

    static Column lt(Arguments arguments) {
        return compare(Operator.LT, arguments, 0, 1);
    }

    static Column le(Arguments arguments) {
        return compare(Operator.LE, arguments, 0, 1);
    }

    static Column gt(Arguments arguments) {
        return compare(Operator.LT, arguments, 1, 0);
    }

    static Column ge(Arguments arguments) {
        return compare(Operator.LE, arguments, 1, 0);
    }

    /// Whether the first is less than the second.
    static BoolColumn less(Arguments arguments) {
        return compare(Operator.LT, arguments, 0, 1);
    }

    /// Equal, or both null; never null itself.
    static Column eqNullSafe(Arguments arguments) {
        BoolColumn equal = compare(Operator.EQ, arguments, 0, 1);
        Bitmap a = arguments.column(0).validity();
        Bitmap b = arguments.column(1).validity();
        Bitmap answer = Bitmap.allocate(arguments.lease(), arguments.rows());
        for (long i = 0; i < answer.wordCount(); i++) {
            long both = a.word(i) & b.word(i);
            answer.setWord(i, (both & equal.values().word(i)) | ~(a.word(i) | b.word(i)));
        }
        return new BoolColumn(arguments.rows(), answer, Bitmap.allSet(arguments.rows()));
    }

    private static BoolColumn compare(Operator operator, Arguments arguments, int left, int right) {
        long n = arguments.rows();
        MemorySegment bits = arguments.lease().allocate(Bitmap.bytes(n));
        Column a = arguments.column(left);
        Column b = arguments.column(right);
        switch (a) {
            case FixedColumn x -> fixed(operator, x, ((FixedColumn) b).values(), bits);
            case StringColumn x -> strings(operator, x, (StringColumn) b, bits);
            case BoolColumn x -> bools(operator, x.values(), ((BoolColumn) b).values(), bits);
            case DecimalColumn x -> decimals(operator, x, (DecimalColumn) b, bits);
            default -> throw new AssertionError("no comparison of " + a.type());
        }
        return new BoolColumn(n, Bitmap.of(bits, 0, n), arguments.validity());
    }

    private static void fixed(
            Operator operator, FixedColumn a, MemorySegment b, MemorySegment bits) {
        long n = a.length();
        boolean unsigned = a.type() instanceof IntType whole && !whole.signed();
        if (unsigned && operator != Operator.EQ) {
            unsigned(operator, a, b, bits);
        } else if (a.type() instanceof FloatType) {
            floats(operator, a, b, bits);
        } else {
            switch (a.width()) {
                case Byte.BYTES -> bytes(operator, a.values(), b, bits, n);
                case Short.BYTES -> shorts(operator, a.values(), b, bits, n);
                case Integer.BYTES -> ints(operator, a.values(), b, bits, n);
                default -> longs(operator, a.values(), b, bits, n);
            }
        }
    }

    private static void bytes(
            Operator operator, MemorySegment a, MemorySegment b, MemorySegment bits, long n) {
        switch (operator) {
            case EQ -> ByteComparison.eq(a, b, bits, n);
            case LT -> ByteComparison.lt(a, b, bits, n);
            case LE -> ByteComparison.le(a, b, bits, n);
        }
    }

    private static void shorts(
            Operator operator, MemorySegment a, MemorySegment b, MemorySegment bits, long n) {
        switch (operator) {
            case EQ -> ShortComparison.eq(a, b, bits, n);
            case LT -> ShortComparison.lt(a, b, bits, n);
            case LE -> ShortComparison.le(a, b, bits, n);
        }
    }

    private static void ints(
            Operator operator, MemorySegment a, MemorySegment b, MemorySegment bits, long n) {
        switch (operator) {
            case EQ -> IntComparison.eq(a, b, bits, n);
            case LT -> IntComparison.lt(a, b, bits, n);
            case LE -> IntComparison.le(a, b, bits, n);
        }
    }

    private static void longs(
            Operator operator, MemorySegment a, MemorySegment b, MemorySegment bits, long n) {
        switch (operator) {
            case EQ -> LongComparison.eq(a, b, bits, n);
            case LT -> LongComparison.lt(a, b, bits, n);
            case LE -> LongComparison.le(a, b, bits, n);
        }
    }

    private static void floats(
            Operator operator, FixedColumn a, MemorySegment b, MemorySegment bits) {
        long n = a.length();
        boolean single = a.width() == Float.BYTES;
        switch (operator) {
            case EQ -> {
                if (single) FloatComparison.eq(a.values(), b, bits, n);
                else DoubleComparison.eq(a.values(), b, bits, n);
            }
            case LT -> {
                if (single) FloatComparison.lt(a.values(), b, bits, n);
                else DoubleComparison.lt(a.values(), b, bits, n);
            }
            case LE -> {
                if (single) FloatComparison.le(a.values(), b, bits, n);
                else DoubleComparison.le(a.values(), b, bits, n);
            }
        }
    }

    private static void unsigned(
            Operator operator, FixedColumn a, MemorySegment b, MemorySegment bits) {
        Bitmap answer = Bitmap.of(bits.fill((byte) 0), 0, a.length());
        for (long row = 0; row < a.length(); row++) {
            long x = Integers.get(a.values(), row, a.width());
            long y = Integers.get(b, row, a.width());
            if (operator.holds(Long.compareUnsigned(x, y))) answer.set(row, true);
        }
    }

    private static void strings(
            Operator operator, StringColumn a, StringColumn b, MemorySegment bits) {
        Bitmap answer = Bitmap.of(bits.fill((byte) 0), 0, a.length());
        for (long row = 0; row < a.length(); row++) {
            boolean holds =
                    operator == Operator.EQ
                            ? a.isEqual(row, b, row)
                            : operator.holds(a.compare(row, b, row));
            if (holds) answer.set(row, true);
        }
    }

    private static void bools(Operator operator, Bitmap a, Bitmap b, MemorySegment bits) {
        for (long i = 0; i < a.wordCount(); i++) {
            long x = a.word(i);
            long y = b.word(i);
            long word =
                    switch (operator) {
                        case EQ -> ~(x ^ y);
                        case LT -> ~x & y;
                        case LE -> ~x | y;
                    };
            bits.setAtIndex(Layouts.LONG, i, word);
        }
    }

    private static void decimals(
            Operator operator, DecimalColumn a, DecimalColumn b, MemorySegment bits) {
        long n = a.length();
        if (a.decimalType().isNarrow()) {
            longs(operator, a.values(), b.values(), bits, n);
            return;
        }
        Bitmap answer = Bitmap.of(bits.fill((byte) 0), 0, n);
        for (long row = 0; row < n; row++) {
            if (operator.holds(Decimals.compare(a.values(), row, b.values(), row))) {
                answer.set(row, true);
            }
        }
    }
}
