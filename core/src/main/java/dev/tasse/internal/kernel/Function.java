package dev.tasse.internal.kernel;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.type.DataType;

import java.util.List;

/// A row of the table of functions.
///
/// @param name as the method of `Expr` that calls it
/// @param leastArguments how many arguments it takes at least
/// @param mostArguments how many arguments it takes at most
/// @param verb what it does, for messages: `cannot divide FLOAT64 and STRING`
/// @param typing from the types of the arguments to its signature
/// @param kernel what computes it
public record Function(
        String name,
        int leastArguments,
        int mostArguments,
        String verb,
        Typing typing,
        Kernel kernel) {
    /// The signature for arguments of `types`.
    ///
    /// @throws PlanException if it takes no such arguments
    Signature resolve(List<DataType> types) {
        int count = types.size();
        if (count < leastArguments || count > mostArguments) {
            String expected =
                    leastArguments == mostArguments
                            ? String.valueOf(leastArguments)
                            : leastArguments + " or more";
            throw new PlanException(
                    Problem.of(name + " takes another number of arguments")
                            .got(count)
                            .expected(expected));
        }
        return typing.resolve(verb, types);
    }
}
