package dev.tasse.internal.kernel;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.error.Suggestion;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.BinaryType;
import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.FloatType;
import dev.tasse.type.IntType;
import dev.tasse.type.ListType;
import dev.tasse.type.MapType;
import dev.tasse.type.NullType;
import dev.tasse.type.StructType;
import dev.tasse.type.Utf8Type;

import java.util.Collection;
import java.util.Collections;
import java.util.List;

/// The table of aggregates: their types, and the reducers of which each is made.
///
/// The partial result of a split is a column for each reducer; partial results are merged by
/// reducers again: counts by sums, all others by themselves.
public final class Aggregates {
    private static final List<String> NAMES =
            List.of(
                    "rowCount",
                    "count",
                    "sum",
                    "avg",
                    "min",
                    "max",
                    "var",
                    "varPop",
                    "std",
                    "stdPop",
                    "covar",
                    "covarPop",
                    "corr",
                    "median",
                    "quantile",
                    "mode",
                    "first",
                    "last",
                    "any",
                    "all");

    private Aggregates() {}

    /// The names of all aggregates.
    public static Collection<String> names() {
        return NAMES;
    }

    /// Whether equal values may as well be seen once.
    public static boolean ignoresRepetition(String name) {
        return switch (name) {
            case "min", "max", "any", "all" -> true;
            default -> false;
        };
    }

    /// Whether all values of a group have to be there at once: there is no partial result.
    public static boolean needsAllValues(String name) {
        return switch (name) {
            case "median", "quantile", "mode" -> true;
            default -> false;
        };
    }

    /// Whether it minds rows with null: rows that a filter hides must not look like them.
    public static boolean takesNulls(String name) {
        return name.equals("first") || name.equals("last");
    }

    private static int arguments(String name) {
        return switch (name) {
            case "rowCount" -> 0;
            case "covar", "covarPop", "corr", "quantile" -> 2;
            default -> 1;
        };
    }

    /// The signature of the aggregate `name` for arguments of `types`.
    ///
    /// @throws PlanException if there is no such aggregate or it takes no such arguments
    public static Signature resolve(String name, List<DataType> types) {
        int wanted = arguments(name);
        if (NAMES.contains(name) && types.size() != wanted) {
            throw new PlanException(
                    Problem.of(name + " takes another number of arguments")
                            .got(types.size())
                            .expected(wanted));
        }
        return switch (name) {
            case "rowCount" -> Signature.of(DataType.INT64);
            case "count" -> Signature.of(DataType.INT64, types.getFirst());
            case "sum" -> sum(types.getFirst());
            case "avg" -> average(types.getFirst());
            case "min", "max" -> same("take the " + name + " of", types.getFirst());
            case "first", "last", "mode" ->
                    same("take the " + name + " value of", types.getFirst());
            case "any", "all" -> truth(name, types.getFirst());
            case "var", "varPop", "std", "stdPop", "median" ->
                    floating("take the " + name + " of", types, 1);
            case "covar", "covarPop", "corr" -> floating("take the " + name + " of", types, 2);
            case "quantile" -> floating("take the quantile of", types, 2);
            default ->
                    throw new PlanException(
                            Problem.of("no aggregate is called \"" + name + "\"")
                                    .remedy(
                                            Suggestion.phrase(name, NAMES)
                                                    + " aggregates: "
                                                    + String.join(", ", NAMES)));
        };
    }

    private static Signature sum(DataType type) {
        return switch (type) {
            case IntType whole when whole.equals(DataType.UINT64) -> {
                DecimalType wide = new DecimalType(DecimalType.MAX_PRECISION, 0);
                yield Signature.of(wide, Promotion.decimal(whole));
            }
            case IntType _, NullType _ -> Signature.of(DataType.INT64, DataType.INT64);
            case FloatType _ -> Signature.of(DataType.FLOAT64, DataType.FLOAT64);
            case DecimalType decimal ->
                    Signature.of(
                            new DecimalType(DecimalType.MAX_PRECISION, decimal.scale()), decimal);
            default -> throw wrong("sum", type);
        };
    }

    private static Signature average(DataType type) {
        boolean whole = type instanceof IntType && !type.equals(DataType.UINT64);
        if (whole) return Signature.of(DataType.FLOAT64, DataType.INT64);
        if (type.isNumeric() || type instanceof NullType) {
            return Signature.of(DataType.FLOAT64, DataType.FLOAT64);
        }
        throw wrong("average", type);
    }

    private static Signature same(String verb, DataType type) {
        return switch (type) {
            case ListType _, StructType _, MapType _ ->
                    throw new PlanException(
                            Problem.of("cannot " + verb + " " + type)
                                    .remedy("aggregate one of its parts"));
            default -> Signature.of(type, type);
        };
    }

    private static Signature truth(String name, DataType type) {
        if (type.equals(DataType.BOOL) || type instanceof NullType) {
            return Signature.of(DataType.BOOL, DataType.BOOL);
        }
        throw new PlanException(
                Problem.of("cannot ask " + name + " of " + type)
                        .expected(DataType.BOOL)
                        .remedy("compare the values with something"));
    }

    private static Signature floating(String verb, List<DataType> types, int count) {
        for (DataType type : types) {
            if (!type.isNumeric() && !(type instanceof NullType)) throw wrong(verb, type);
        }
        return new Signature(Collections.nCopies(count, DataType.FLOAT64), DataType.FLOAT64);
    }

    private static PlanException wrong(String verb, DataType type) {
        return new PlanException(
                Problem.of("cannot " + verb + " " + type).remedy("cast to a number"));
    }

    /// The types of the columns of a partial result.
    ///
    /// @param type the type of the final result
    public static List<DataType> partialTypes(String name, DataType type) {
        return switch (name) {
            case "avg" -> List.of(DataType.FLOAT64, DataType.INT64);
            case "first", "last" -> List.of(type, DataType.BOOL);
            default -> Moment.isOne(name) ? Moments.partTypes() : List.of(type);
        };
    }

    /// What takes rows: columns of the arguments, neither constant nor coded but where an aggregate
    /// only counts or is of distinct values, and for those that {@link #takesNulls} a column of
    /// truth values which tells the rows that are there.
    ///
    /// @param type the type of the final result
    public static Accumulator accumulator(String name, DataType type, MemoryPool pool) {
        return switch (name) {
            case "first", "last" -> new EndValues(name.equals("last"), type, pool);
            case "median", "quantile" -> new Quantiles(pool);
            case "mode" -> new MostFrequent(type, pool);
            case "avg" -> new Mean(false, pool);
            default ->
                    Moment.isOne(name)
                            ? new Moments(Moment.of(name), false, pool)
                            : new Reduction(reducer(name, type, pool));
        };
    }

    /// What takes the rows of distinct values of `argument`.
    ///
    /// @param type the type of the final result
    public static Accumulator distinct(
            String name, DataType argument, DataType type, MemoryPool pool) {
        return new DistinctArguments(argument, accumulator(name, type, pool), pool);
    }

    /// What merges partial results.
    ///
    /// @param type the type of the final result
    public static Accumulator merger(String name, DataType type, MemoryPool pool) {
        return switch (name) {
            case "first", "last" -> new EndValues(name.equals("last"), type, pool);
            case "rowCount", "count" -> new Reduction(new LongSum(true, pool));
            case "avg" -> new Mean(true, pool);
            default ->
                    Moment.isOne(name)
                            ? new Moments(Moment.of(name), true, pool)
                            : new Reduction(reducer(name, type, pool));
        };
    }

    static Reducer reducer(String name, DataType type, MemoryPool pool) {
        return switch (name) {
            case "rowCount" -> new CountReducer(true, pool);
            case "count" -> new CountReducer(false, pool);
            case "sum" ->
                    switch (type) {
                        case FloatType _ -> new DoubleSum(pool);
                        case DecimalType decimal -> new DecimalSum(decimal, pool);
                        default -> new LongSum(false, pool);
                    };
            case "min", "all" -> extreme(false, type, pool);
            case "max", "any" -> extreme(true, type, pool);
            default -> throw new AssertionError("no reducer for " + name);
        };
    }

    private static Reducer extreme(boolean greatest, DataType type, MemoryPool pool) {
        return switch (type) {
            case Utf8Type _, BinaryType _ -> new TextExtreme(greatest, type, pool);
            case DecimalType wide when !wide.isNarrow() -> new WideExtreme(greatest, wide, pool);
            default -> new WordExtreme(greatest, type, pool);
        };
    }
}
