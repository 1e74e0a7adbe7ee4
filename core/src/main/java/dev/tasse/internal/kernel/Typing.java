package dev.tasse.internal.kernel;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.type.BoolType;
import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.FloatType;
import dev.tasse.type.IntType;
import dev.tasse.type.ListType;
import dev.tasse.type.MapType;
import dev.tasse.type.NullType;
import dev.tasse.type.StructType;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// From the types of a function's arguments to its signature, or a `PlanException` that says what
/// it takes.
@FunctionalInterface
public interface Typing {
    /// The signature for arguments of `types`; `verb` is for the message: `divide`.
    Signature resolve(String verb, List<DataType> types);

    /// `+`: numbers of one type, and time with lengths of time on either side.
    Typing SUM =
            (verb, types) ->
                    TimeTyping.sum(types)
                            .orElseGet(() -> arithmetic(verb, types, Typing::decimalSum));

    /// `-`: numbers of one type, time less a length of time, and time less time.
    Typing DIFFERENCE =
            (verb, types) ->
                    TimeTyping.difference(types)
                            .orElseGet(() -> arithmetic(verb, types, Typing::decimalSum));

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

    /// Parameters of one type each, of which some at the end may be left out; the last one stands
    /// for all that follow it.
    static Typing fixed(DataType result, DataType... parameters) {
        return new FixedTyping(result, List.of(parameters));
    }

    /// A number to a number of the same type; digits to keep may follow.
    Typing ROUNDED =
            (verb, types) -> {
                DataType type = types.getFirst();
                require(type.isNumeric() || isNull(type), verb, types);
                boolean bare = types.size() == 1;
                require(
                        bare || types.get(1) instanceof IntType || isNull(types.get(1)),
                        verb,
                        types);
                DataType result =
                        type instanceof DecimalType decimal && bare ? whole(decimal) : type;
                if (isNull(type)) result = DataType.FLOAT64;
                DataType taken = isNull(type) ? result : type;
                return bare
                        ? Signature.of(result, taken)
                        : Signature.of(result, taken, DataType.INT64);
            };

    /// A number to a whole number of the same kind: FLOAT64 for whole numbers, as DuckDB has it.
    Typing WHOLE =
            (verb, types) -> {
                DataType type = types.getFirst();
                require(type.isNumeric() || isNull(type), verb, types);
                return switch (type) {
                    case DecimalType decimal -> Signature.of(whole(decimal), decimal);
                    case FloatType _ -> Signature.of(type, type);
                    default -> Signature.of(DataType.FLOAT64, DataType.FLOAT64);
                };
            };

    /// A number to -1, 0 or 1.
    Typing SIGN =
            (verb, types) -> {
                DataType type = types.getFirst();
                require(type.isNumeric() || isNull(type), verb, types);
                return Signature.of(DataType.INT8, isNull(type) ? DataType.INT64 : type);
            };

    private static DecimalType whole(DecimalType type) {
        return new DecimalType(type.precision(), 0);
    }

    /// Values with a type in common to a truth value.
    Typing MEMBERSHIP =
            (verb, types) -> {
                Signature common = COMMON.resolve(verb, types);
                require(isOrdered(common.result()), verb, types);
                DataType type = isNull(common.result()) ? DataType.BOOL : common.result();
                return new Signature(Collections.nCopies(types.size(), type), DataType.BOOL);
            };

    /// Values with a type in common that can be ordered to that type.
    Typing EXTREME =
            (verb, types) -> {
                Signature common = COMMON.resolve(verb, types);
                require(isOrdered(common.result()), verb, types);
                return common;
            };

    /// Anything to INT64.
    Typing HASH = (_, types) -> new Signature(types, DataType.INT64);

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

    private static boolean isOrdered(DataType type) {
        return switch (type) {
            case ListType _, StructType _, MapType _ -> false;
            default -> true;
        };
    }

    private static boolean isNull(DataType type) {
        return type instanceof NullType;
    }

    /// Fails with `cannot <verb> <types>` unless it `fits`.
    static void require(boolean fits, String verb, List<DataType> types) {
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
