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
import java.util.List;

/// The table of aggregates: their types, and the reducers of which each is made.
///
/// The partial result of a split is a column for each reducer; partial results are merged by
/// reducers again: counts by sums, all others by themselves.
public final class Aggregates {
    private static final List<String> NAMES =
            List.of("rowCount", "count", "sum", "avg", "min", "max");

    private Aggregates() {}

    /// The names of all aggregates.
    public static Collection<String> names() {
        return NAMES;
    }

    /// Whether equal values may as well be seen once.
    public static boolean ignoresRepetition(String name) {
        return name.equals("min") || name.equals("max");
    }

    /// The signature of the aggregate `name` for arguments of `types`.
    ///
    /// @throws PlanException if there is no such aggregate or it takes no such arguments
    public static Signature resolve(String name, List<DataType> types) {
        int wanted = name.equals("rowCount") ? 0 : 1;
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
            case "min", "max" -> extreme(name, types.getFirst());
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
        if (type.isNumeric() || type instanceof NullType) {
            return Signature.of(DataType.FLOAT64, DataType.FLOAT64);
        }
        throw wrong("average", type);
    }

    private static Signature extreme(String name, DataType type) {
        return switch (type) {
            case ListType _, StructType _, MapType _ ->
                    throw wrong("take the " + name + " of", type);
            default -> Signature.of(type, type);
        };
    }

    private static PlanException wrong(String verb, DataType type) {
        return new PlanException(
                Problem.of("cannot " + verb + " " + type).remedy("cast to a number"));
    }

    /// The types of the columns of a partial result.
    ///
    /// @param type the type of the final result
    public static List<DataType> partialTypes(String name, DataType type) {
        return name.equals("avg") ? List.of(DataType.FLOAT64, DataType.INT64) : List.of(type);
    }

    /// What makes the partial result: a reducer for each of its columns.
    ///
    /// @param type the type of the final result
    public static List<Reducer> reducers(String name, DataType type, MemoryPool pool) {
        return switch (name) {
            case "rowCount" -> List.of(new CountReducer(true, pool));
            case "count" -> List.of(new CountReducer(false, pool));
            case "avg" -> List.of(new DoubleSum(pool), new CountReducer(false, pool));
            default -> List.of(reducer(name, type, pool));
        };
    }

    /// What merges partial results: a reducer for each of their columns.
    ///
    /// @param type the type of the final result
    public static List<Reducer> mergers(String name, DataType type, MemoryPool pool) {
        return switch (name) {
            case "rowCount", "count" -> List.of(new LongSum(true, pool));
            case "avg" -> List.of(new DoubleSum(pool), new LongSum(true, pool));
            default -> List.of(reducer(name, type, pool));
        };
    }

    private static Reducer reducer(String name, DataType type, MemoryPool pool) {
        return switch (name) {
            case "sum" ->
                    switch (type) {
                        case FloatType _ -> new DoubleSum(pool);
                        case DecimalType decimal -> new DecimalSum(decimal, pool);
                        default -> new LongSum(false, pool);
                    };
            case "min" -> extreme(false, type, pool);
            case "max" -> extreme(true, type, pool);
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
