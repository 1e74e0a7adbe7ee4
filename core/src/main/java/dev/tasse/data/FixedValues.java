package dev.tasse.data;

import dev.tasse.type.DataType;
import dev.tasse.type.DateType;
import dev.tasse.type.DurationType;
import dev.tasse.type.FloatType;
import dev.tasse.type.IntType;
import dev.tasse.type.MonthIntervalType;
import dev.tasse.type.TimeResolution;
import dev.tasse.type.TimeType;
import dev.tasse.type.TimestampType;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;

/// What the 1 to 8 bytes of a fixed-width value mean: between bytes, `long` and objects.
///
/// The `long` of a value is the number itself, widened by its sign or by zeros; of a float its raw
/// bits.
final class FixedValues {
    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(Long.SIZE);
    private static final long NANOS_PER_SECOND = TimeResolution.NANOS.perSecond();

    private FixedValues() {}

    static int width(DataType type) {
        return switch (type) {
            case IntType _,
                    FloatType _,
                    DateType _,
                    TimeType _,
                    TimestampType _,
                    DurationType _,
                    MonthIntervalType _ ->
                    type.valueBytes();
            default ->
                    throw new IllegalArgumentException(
                            type + " has no fixed width of 1 to 8 bytes");
        };
    }

    static boolean isFixed(DataType type) {
        return switch (type) {
            case IntType _,
                    FloatType _,
                    DateType _,
                    TimeType _,
                    TimestampType _,
                    DurationType _,
                    MonthIntervalType _ ->
                    true;
            default -> false;
        };
    }

    /// The least number that fits `type`; of `UINT64`, whose numbers go beyond `long`, the least
    /// `long`.
    static long min(DataType type) {
        return isNarrowUnsigned(type) ? 0 : -1L << (Byte.SIZE * width(type) - 1);
    }

    /// The greatest number that fits `type`; of `UINT64` the greatest `long`.
    static long max(DataType type) {
        return isNarrowUnsigned(type) ? ~(-1L << (Byte.SIZE * width(type))) : ~min(type);
    }

    private static boolean isNarrowUnsigned(DataType type) {
        return type instanceof IntType(int bits, boolean signed) && !signed && bits < Long.SIZE;
    }

    /// The double nearest to a whole number.
    static double toDouble(DataType type, long raw) {
        return switch (type) {
            case IntType(int bits, boolean signed) when !signed && bits == Long.SIZE && raw < 0 ->
                    unsigned(raw).doubleValue();
            default -> raw;
        };
    }

    /// The object of the value `raw`, of the class that {@link Column#get} promises.
    static Object decode(DataType type, long raw) {
        return switch (type) {
            case IntType whole -> decodeInt(whole, raw);
            case FloatType(int bits) when bits == Float.SIZE -> Float.intBitsToFloat((int) raw);
            case FloatType _ -> Double.longBitsToDouble(raw);
            case DateType _ -> LocalDate.ofEpochDay(raw);
            case MonthIntervalType _ -> Period.ofMonths((int) raw);
            case TimeType(TimeResolution unit) ->
                    LocalTime.ofNanoOfDay(raw * (NANOS_PER_SECOND / unit.perSecond()));
            case TimestampType(TimeResolution unit, String zone) -> {
                Instant instant = Instant.ofEpochSecond(seconds(unit, raw), nanos(unit, raw));
                if (zone.isEmpty()) yield LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
                yield instant;
            }
            case DurationType(TimeResolution unit) ->
                    Duration.ofSeconds(seconds(unit, raw), nanos(unit, raw));
            default -> throw new IllegalArgumentException(type + " has no fixed width");
        };
    }

    private static Object decodeInt(IntType type, long raw) {
        int bits = type.signed() ? type.bits() : 2 * type.bits();
        return switch (bits) {
            case Byte.SIZE -> (byte) raw;
            case Short.SIZE -> (short) raw;
            case Integer.SIZE -> (int) raw;
            case Long.SIZE -> raw;
            default -> {
                if (raw < 0) yield unsigned(raw);
                yield raw;
            }
        };
    }

    private static BigInteger unsigned(long raw) {
        BigInteger value = BigInteger.valueOf(raw);
        return raw < 0 ? value.add(TWO_TO_64) : value;
    }

    private static long seconds(TimeResolution unit, long raw) {
        return Math.floorDiv(raw, unit.perSecond());
    }

    private static long nanos(TimeResolution unit, long raw) {
        return Math.floorMod(raw, unit.perSecond()) * (NANOS_PER_SECOND / unit.perSecond());
    }
}
