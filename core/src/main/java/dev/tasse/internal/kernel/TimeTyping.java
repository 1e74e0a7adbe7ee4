package dev.tasse.internal.kernel;

import dev.tasse.type.DataType;
import dev.tasse.type.DateType;
import dev.tasse.type.DurationType;
import dev.tasse.type.IntType;
import dev.tasse.type.MonthIntervalType;
import dev.tasse.type.NullType;
import dev.tasse.type.TimeType;
import dev.tasse.type.TimestampType;

import java.util.List;
import java.util.Optional;

/// How functions of dates and times are typed.
final class TimeTyping {
    /// A date or timestamp to a whole number.
    static final Typing DATE_PART =
            (verb, types) -> {
                DataType type = types.getFirst();
                Typing.require(isDated(type) || isNull(type), verb, types);
                return Signature.of(DataType.INT64, isNull(type) ? DataType.DATE : type);
            };

    /// A date, timestamp or time of day to a whole number.
    static final Typing TIME_PART =
            (verb, types) -> {
                DataType type = types.getFirst();
                boolean fits = isDated(type) || type instanceof TimeType || isNull(type);
                Typing.require(fits, verb, types);
                return Signature.of(DataType.INT64, isNull(type) ? DataType.DATE : type);
            };

    /// A date or timestamp to FLOAT64.
    static final Typing EPOCH = dated(DataType.FLOAT64);

    /// A date or timestamp to a date.
    static final Typing TO_DATE = dated(DataType.DATE);

    /// A date or timestamp to text; a text may follow.
    static final Typing TO_TEXT = dated(DataType.STRING);

    /// Milliseconds since 1970 to a timestamp, and back.
    static final Typing EPOCH_MILLIS =
            (verb, types) ->
                    types.getFirst() instanceof IntType
                            ? Signature.of(DataType.TIMESTAMP, DataType.INT64)
                            : DATE_PART.resolve(verb, types);

    /// A unit and a date or timestamp to a timestamp.
    static final Typing TRUNCATION =
            (verb, types) -> {
                DataType type = types.get(1);
                Typing.require(isText(types.get(0)), verb, types);
                Typing.require(isDated(type) || isNull(type), verb, types);
                DataType taken = type instanceof TimestampType ? type : DataType.DATE;
                DataType result = type instanceof TimestampType ? type : DataType.TIMESTAMP;
                return Signature.of(result, DataType.STRING, taken);
            };

    /// A unit and two dates or timestamps to a whole number.
    static final Typing DISTANCE =
            (verb, types) -> {
                Typing.require(isText(types.get(0)), verb, types);
                DataType type = Promotion.common(types.get(1), types.get(2)).orElse(DataType.BOOL);
                Typing.require(isDated(type) || isNull(type), verb, types);
                DataType taken = isNull(type) ? DataType.DATE : type;
                return Signature.of(DataType.INT64, DataType.STRING, taken, taken);
            };

    private TimeTyping() {}

    private static Typing dated(DataType result) {
        return (verb, types) -> {
            DataType type = types.getFirst();
            Typing.require(isDated(type) || isNull(type), verb, types);
            DataType taken = isNull(type) ? DataType.DATE : type;
            if (types.size() == 1) return Signature.of(result, taken);
            Typing.require(isText(types.get(1)), verb, types);
            return Signature.of(result, taken, DataType.STRING);
        };
    }

    /// Time and a length of time, in either order.
    static Optional<Signature> sum(List<DataType> types) {
        DataType a = types.get(0);
        DataType b = types.get(1);
        Optional<DataType> moved = moved(a, b);
        if (moved.isPresent()) {
            return Optional.of(Signature.of(moved.get(), moved.get(), step(a, b)));
        }
        Optional<DataType> other = moved(b, a);
        return other.map(type -> Signature.of(type, step(b, a), type));
    }

    /// Time less a length of time, or less time.
    static Optional<Signature> difference(List<DataType> types) {
        DataType a = types.get(0);
        DataType b = types.get(1);
        if (a instanceof DateType && b instanceof DateType) {
            return Optional.of(Signature.of(DataType.INT64, a, b));
        }
        if (isDated(a) && isDated(b)) {
            return Promotion.common(a, b)
                    .filter(TimestampType.class::isInstance)
                    .map(common -> Signature.of(duration(common), common, common));
        }
        Optional<DataType> moved = moved(a, b);
        return moved.map(type -> Signature.of(type, type, step(a, b)));
    }

    private static DataType duration(DataType stamp) {
        return new DurationType(((TimestampType) stamp).resolution());
    }

    /// What a time of type `start` becomes with a length of time of type `length`.
    private static Optional<DataType> moved(DataType start, DataType length) {
        boolean interval = length instanceof DurationType || length instanceof MonthIntervalType;
        return switch (start) {
            case DateType _ when length instanceof IntType || isNull(length) ->
                    Optional.of(DataType.DATE);
            case DateType _ when interval -> Optional.of(DataType.TIMESTAMP);
            case TimestampType stamp when interval || isNull(length) -> Optional.of(stamp);
            case DurationType one when length.equals(one) -> Optional.of(one);
            case MonthIntervalType months when length instanceof MonthIntervalType ->
                    Optional.of(months);
            default -> Optional.empty();
        };
    }

    /// The type in which a time of type `start` takes a length of time.
    private static DataType step(DataType start, DataType length) {
        if (isNull(length)) return start instanceof DateType ? DataType.INT64 : DataType.DURATION;
        return length instanceof IntType ? DataType.INT64 : length;
    }

    private static boolean isDated(DataType type) {
        return type instanceof DateType || type instanceof TimestampType;
    }

    private static boolean isText(DataType type) {
        return type.equals(DataType.STRING) || isNull(type);
    }

    private static boolean isNull(DataType type) {
        return type instanceof NullType;
    }
}
