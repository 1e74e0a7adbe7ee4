package dev.tasse.parquet;

import dev.tasse.data.FixedColumn;
import dev.tasse.type.BinaryType;
import dev.tasse.type.BoolType;
import dev.tasse.type.DataType;
import dev.tasse.type.DateType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.FloatType;
import dev.tasse.type.IntType;
import dev.tasse.type.TimeType;
import dev.tasse.type.TimestampType;
import dev.tasse.type.Utf8Type;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/// A value in the form in which statistics and constants of predicates are compared.
sealed interface Sample {
    /// A whole number, decimal, truth value, or count of days or units of time.
    record Exact(BigDecimal value) implements Sample {}

    /// A float; not NaN.
    record Real(double value) implements Sample {}

    /// Text or bytes, as a text of one letter for each byte: such texts order like the bytes.
    record Bytes(String letters) implements Sample {
        static Bytes of(byte[] bytes) {
            return new Bytes(new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    /// How `a` stands to `b`; empty if they are not of one kind.
    static OptionalInt compare(Sample a, Sample b) {
        if (a instanceof Exact(BigDecimal x) && b instanceof Exact(BigDecimal y)) {
            return OptionalInt.of(x.compareTo(y));
        }
        if (a instanceof Bytes(String x) && b instanceof Bytes(String y)) {
            return OptionalInt.of(x.compareTo(y));
        }
        if (a instanceof Real(double x) && b instanceof Real(double y)) {
            // Not Double.compare: -0.0 equals 0.0 here.
            int order = x < y ? -1 : 1;
            return OptionalInt.of(x == y ? 0 : order);
        }
        return OptionalInt.empty();
    }

    /// A constant of a predicate about a column of `type`, if it can be compared exactly.
    static Optional<Sample> constant(DataType type, Serializable value, DataType valueType) {
        return switch (type) {
            case IntType _, DecimalType _ -> exact(value);
            case FloatType _ ->
                    value instanceof Number n ? real(n.doubleValue()) : Optional.empty();
            case Utf8Type _ when value instanceof String text ->
                    Optional.of(Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
            case BinaryType _ when value instanceof byte[] bytes -> Optional.of(Bytes.of(bytes));
            case BoolType _ when value instanceof Boolean flag ->
                    Optional.of(new Exact(flag ? BigDecimal.ONE : BigDecimal.ZERO));
            case DateType _, TimeType _, TimestampType _ when type.equals(valueType) ->
                    Optional.of(new Exact(BigDecimal.valueOf(FixedColumn.rawOf(type, value))));
            default -> Optional.empty();
        };
    }

    private static Optional<Sample> exact(Serializable value) {
        return switch (value) {
            case BigDecimal n -> Optional.of(new Exact(n));
            case BigInteger n -> Optional.of(new Exact(new BigDecimal(n)));
            case Long n -> Optional.of(new Exact(BigDecimal.valueOf(n)));
            case Integer n -> Optional.of(new Exact(BigDecimal.valueOf(n)));
            default -> Optional.empty();
        };
    }

    private static Optional<Sample> real(double value) {
        return Double.isNaN(value) ? Optional.empty() : Optional.of(new Real(value));
    }

    /// A value of a column of `type` as statistics of a file hold it, little-endian and `bytes`
    /// long; of decimals in bytes big-endian. Empty if it makes no sense.
    static Optional<Sample> stored(DataType type, byte[] bytes, boolean bigEndian) {
        return switch (type) {
            case Utf8Type _, BinaryType _ -> Optional.of(Bytes.of(bytes));
            case BoolType _ ->
                    bytes.length == 1
                            ? Optional.of(new Exact(BigDecimal.valueOf(bytes[0])))
                            : Optional.empty();
            case FloatType _ when bytes.length == Float.BYTES ->
                    real(Float.intBitsToFloat((int) whole(bytes)));
            case FloatType _ when bytes.length == Double.BYTES ->
                    real(Double.longBitsToDouble(whole(bytes)));
            case DecimalType decimal when bigEndian && bytes.length > 0 ->
                    Optional.of(new Exact(new BigDecimal(new BigInteger(bytes), decimal.scale())));
            case DecimalType decimal when isWord(bytes) ->
                    Optional.of(new Exact(BigDecimal.valueOf(whole(bytes), decimal.scale())));
            case IntType(int bits, boolean signed) when isWord(bytes) ->
                    Optional.of(new Exact(signed ? signed(bytes) : unsigned(bytes, bits)));
            case DateType _, TimeType _, TimestampType _ when isWord(bytes) ->
                    Optional.of(new Exact(signed(bytes)));
            default -> Optional.empty();
        };
    }

    private static boolean isWord(byte[] bytes) {
        return bytes.length == Integer.BYTES || bytes.length == Long.BYTES;
    }

    private static BigDecimal signed(byte[] bytes) {
        return BigDecimal.valueOf(whole(bytes));
    }

    private static BigDecimal unsigned(byte[] bytes, int bits) {
        long mask = bits == Long.SIZE ? -1 : (1L << bits) - 1;
        return new BigDecimal(Long.toUnsignedString(whole(bytes) & mask));
    }

    /// A little-endian number, filled up with its sign.
    private static long whole(byte[] bytes) {
        long value = bytes[bytes.length - 1];
        for (int i = bytes.length - 2; i >= 0; i--) {
            value = value << Byte.SIZE | Byte.toUnsignedInt(bytes[i]);
        }
        return value;
    }
}
