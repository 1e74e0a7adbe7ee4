package dev.tasse.internal.plan;

import dev.tasse.error.PlanException;
import dev.tasse.internal.kernel.Aggregates;
import dev.tasse.internal.kernel.Function;
import dev.tasse.internal.kernel.Functions;
import dev.tasse.internal.kernel.Promotion;
import dev.tasse.type.DataType;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What the tables of functions say about types, for front ends that check a query before there is
/// an expression to bind.
public final class FunctionTypes {
    private FunctionTypes() {}

    /// The name of the function of single rows that SQL calls `name`, in lower case, if there is
    /// one.
    public static Optional<String> ofSqlName(String name) {
        return Optional.ofNullable(Functions.bySqlName().get(name)).map(Function::name);
    }

    /// What SQL calls the functions of single rows.
    public static Collection<String> sqlNames() {
        return Functions.bySqlName().keySet();
    }

    /// The name of the function that takes the part of a date that `EXTRACT` calls `part`.
    ///
    /// @throws PlanException if there is no such part
    public static String ofDatePart(String part) {
        return Functions.ofDatePart(part);
    }

    /// The type of `function` of values of `types`.
    ///
    /// @throws PlanException if there is no such function or it does not take such values
    public static DataType result(String function, List<DataType> types) {
        return Functions.resolve(function, types).result();
    }

    /// The type of the aggregate `function` of values of `types`.
    ///
    /// @throws PlanException if there is no such aggregate or it does not take such values
    public static DataType aggregate(String function, List<DataType> types) {
        return Aggregates.resolve(function, types).result();
    }

    /// `to`, to which a value of type `from` can be cast.
    ///
    /// @throws PlanException if no value of the one type can become one of the other
    public static DataType cast(DataType from, DataType to) {
        return Functions.castSignature(from, to).result();
    }

    /// The type that holds every value of `a` and of `b`, if there is one.
    public static Optional<DataType> common(DataType a, DataType b) {
        return Promotion.common(a, b);
    }
}
