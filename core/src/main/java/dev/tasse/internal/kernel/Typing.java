package dev.tasse.internal.kernel;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.type.BoolType;
import dev.tasse.type.DataType;
import dev.tasse.type.DateType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.DurationType;
import dev.tasse.type.IntType;
import dev.tasse.type.ListType;
import dev.tasse.type.MapType;
import dev.tasse.type.MonthIntervalType;
import dev.tasse.type.NullType;
import dev.tasse.type.StructType;
import dev.tasse.type.TimestampType;
import dev.tasse.type.Utf8Type;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// From the types of a function's arguments to its signature, or a `PlanException` that says what
/// it takes.
@FunctionalInterface
public interface Typing {
    /// The signature for arguments of `types`; `verb` is for the message: `divide`.
    Signature resolve(String verb, List<DataType> types);

    /// `+` and `-`: numbers of one type, and time with lengths of time.
    Typing SUM =
            (verb, types) ->
                    shifted(types).orElseGet(() -> arithmetic(verb, types, Typing::decimalSum));

    /// `*`: numbers of one type; decimals keep theirs.
    Typing PRODUCT = (verb, types) -> arithmetic(verb, types, Typing::decimalProduct);

    /// `//` and `%`: whole or floating numbers of one type.
    Typing QUOTIENT = (verb, types) -> arithmetic(verb, types, Typing::decimalQuotient);

    /// `/` and whatever else takes and gives FLOAT64.
    Typing FLOATING =
            (verb, types) -> {
                for (DataType type : types) require(type.isNumeric() || isNull(type), verb, types);
                List<DataType> floats = Collections.nCopies(types.size(), DataType.FLOAT64);
                return new Signature(floats, DataType.FLOAT64);
            };

    /// A number to a number of the same type.
    Typing SAME_NUMBER =
            (verb, types) -> {
                DataType type = types.getFirst();
                require(type.isNumeric() || isNull(type), verb, types);
                DataType result = type instanceof IntType whole ? signed(whole) : type;
                return Signature.of(result, result);
            };

    /// Two values that have a type in common to a truth value.
    Typing COMPARISON =
            (verb, types) -> {
                Optional<DataType> common = Promotion.common(types.get(0), types.get(1));
                require(common.isPresent() && isOrdered(common.get()), verb, types);
                DataType type = isNull(common.get()) ? DataType.BOOL : common.get();
                return Signature.of(DataType.BOOL, type, type);
            };

    /// Truth values to a truth value.
    Typing LOGIC =
            (verb, types) -> {
                for (DataType type : types) {
                    require(type instanceof BoolType || isNull(type), verb, types);
                }
                return new Signature(
                        Collections.nCopies(types.size(), DataType.BOOL), DataType.BOOL);
            };

    /// Anything to a truth value.
    Typing TEST = (_, types) -> Signature.of(DataType.BOOL, types.getFirst());

    /// A floating number to a truth value; other numbers are cast.
    Typing FLOAT_TEST =
            (verb, types) -> {
                require(types.getFirst().isNumeric() || isNull(types.getFirst()), verb, types);
                return Signature.of(DataType.BOOL, DataType.FLOAT64);
            };

    /// Values with a type in common to that type.
    Typing COMMON =
            (verb, types) -> {
                DataType common = DataType.NULL;
                for (DataType type : types) {
                    Optional<DataType> wider = Promotion.common(common, type);
                    require(wider.isPresent(), verb, types);
                    common = wider.get();
                }
                return new Signature(Collections.nCopies(types.size(), common), common);
            };

    /// Text to text.
    Typing TEXT = text(DataType.STRING);

    /// Text to a truth value.
    Typing TEXT_TEST = text(DataType.BOOL);

    /// Text to a whole number.
    Typing TEXT_MEASURE = text(DataType.INT64);

    /// Text, a start and perhaps a length to text.
    Typing SUBSTRING =
            (verb, types) -> {
                require(
                        types.getFirst() instanceof Utf8Type || isNull(types.getFirst()),
                        verb,
                        types);
                boolean whole =
                        types.stream().skip(1).allMatch(t -> t instanceof IntType || isNull(t));
                require(whole, verb, types);
                return types.size() == 2
                        ? Signature.of(DataType.STRING, DataType.STRING, DataType.INT64)
                        : Signature.of(
                                DataType.STRING, DataType.STRING, DataType.INT64, DataType.INT64);
            };

    /// A date or timestamp to a whole number.
    Typing DATE_PART =
            (verb, types) -> {
                DataType type = types.getFirst();
                boolean dated = type instanceof DateType || type instanceof TimestampType;
                require(dated || isNull(type), verb, types);
                return Signature.of(DataType.INT64, dated ? type : DataType.DATE);
            };

    private static Typing text(DataType result) {
        return (verb, types) -> {
            for (DataType type : types)
                require(type instanceof Utf8Type || isNull(type), verb, types);
            return new Signature(Collections.nCopies(types.size(), DataType.STRING), result);
        };
    }

    /// How decimals are typed by an operator.
    interface DecimalRule {
        Signature resolve(DecimalType a, DecimalType b);
    }

    private static Signature arithmetic(String verb, List<DataType> types, DecimalRule decimals) {
        for (DataType type : types) require(type.isNumeric() || isNull(type), verb, types);
        DataType a = types.get(0);
        DataType b = types.get(1);
        DataType common = Promotion.common(a, b).orElseThrow();
        if (common instanceof DecimalType) {
            return decimals.resolve(Promotion.decimal(known(a, b)), Promotion.decimal(known(b, a)));
        }
        DataType result = common instanceof IntType whole ? signed(whole) : common;
        if (isNull(result)) result = DataType.INT64;
        if (result instanceof DecimalType wide) return decimals.resolve(wide, wide);
        return Signature.of(result, result, result);
    }

    private static DataType known(DataType type, DataType other) {
        return isNull(type) ? other : type;
    }

    // Differences of whole numbers without sign are often negative: arithmetic has a sign always.
    private static DataType signed(IntType type) {
        if (type.signed()) return type;
        return type.bits() == Long.SIZE
                ? Promotion.decimal(type)
                : new IntType(2 * type.bits(), true);
    }

    private static Signature decimalSum(DecimalType a, DecimalType b) {
        int scale = Math.max(a.scale(), b.scale());
        int whole = Math.max(a.precision() - a.scale(), b.precision() - b.scale());
        DecimalType result = Promotion.capped(whole + scale + 1, scale);
        return Signature.of(result, result, result);
    }

    private static Signature decimalProduct(DecimalType a, DecimalType b) {
        int scale = a.scale() + b.scale();
        if (scale > DecimalType.MAX_PRECISION) {
            throw new PlanException(
                    Problem.of("the product would have " + scale + " digits behind the point")
                            .expected("at most " + DecimalType.MAX_PRECISION)
                            .remedy("cast one side to FLOAT64 or a smaller scale"));
        }
        return Signature.of(Promotion.capped(a.precision() + b.precision(), scale), a, b);
    }

    private static Signature decimalQuotient(DecimalType a, DecimalType b) {
        return Signature.of(DataType.FLOAT64, DataType.FLOAT64, DataType.FLOAT64);
    }

    /// Time plus or minus a length of time, a difference of dates, lengths of time among
    /// themselves.
    private static Optional<Signature> shifted(List<DataType> types) {
        DataType a = types.get(0);
        DataType b = types.get(1);
        if (a instanceof DateType && b instanceof IntType) {
            return Optional.of(Signature.of(DataType.DATE, DataType.DATE, DataType.INT64));
        }
        if (a instanceof DateType && b instanceof DateType) {
            return Optional.of(Signature.of(DataType.INT64, DataType.DATE, DataType.DATE));
        }
        boolean length = b instanceof DurationType || b instanceof MonthIntervalType;
        if (a instanceof DateType && length) {
            return Optional.of(Signature.of(DataType.TIMESTAMP, DataType.TIMESTAMP, b));
        }
        if (a instanceof TimestampType && length) return Optional.of(Signature.of(a, a, b));
        if (a instanceof DurationType && a.equals(b)) return Optional.of(Signature.of(a, a, a));
        return Optional.empty();
    }

    private static boolean isOrdered(DataType type) {
        return switch (type) {
            case ListType _, StructType _, MapType _ -> false;
            default -> true;
        };
    }

    private static boolean isNull(DataType type) {
        return type instanceof NullType;
    }

    private static void require(boolean fits, String verb, List<DataType> types) {
        if (fits) return;
        String operands =
                switch (types.size()) {
                    case 1 -> types.getFirst().toString();
                    case 2 -> types.get(0) + " and " + types.get(1);
                    default -> types.toString();
                };
        throw new PlanException(
                Problem.of("cannot " + verb + " " + operands).remedy("cast to a type that fits"));
    }
}
