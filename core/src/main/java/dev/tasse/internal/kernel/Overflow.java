package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.internal.memory.Bitmap;

import java.math.BigInteger;

/// Finds the row of a batch whose result did not fit, after a loop has seen that there may be one.
///
/// The loops compute null rows too, whose values are arbitrary: those do not count.
final class Overflow {
    private Overflow() {}

    static void check(Arithmetic.Operator operator, Arguments arguments, Bitmap validity) {
        Column a = arguments.column(0);
        Column b = arguments.column(1);
        int bits = arguments.type().valueBytes() * Byte.SIZE;
        for (long row = 0; row < arguments.rows(); row++) {
            if (!validity.get(row)) continue;
            BigInteger x = BigInteger.valueOf(a.getLong(row));
            BigInteger y = BigInteger.valueOf(b.getLong(row));
            BigInteger result =
                    switch (operator) {
                        case PLUS -> x.add(y);
                        case MINUS -> x.subtract(y);
                        case TIMES -> x.multiply(y);
                    };
            if (result.bitLength() >= bits) {
                throw of(x + " " + operator + " " + y, arguments.type().toString());
            }
        }
    }

    static DataException of(String formula, String type) {
        return new DataException(
                Problem.of(formula + " does not fit " + type).remedy("cast to a wider type first"));
    }
}
