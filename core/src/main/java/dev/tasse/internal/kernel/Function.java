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
/// @param traits what else is known about it
public record Function(
        String name,
        int leastArguments,
        int mostArguments,
        String verb,
        Typing typing,
        Kernel kernel,
        Traits traits) {
    /// What most functions share and some do not.
    ///
    /// @param sqlNames other names that SQL has for it, beside its own in snake case
    /// @param seesNulls whether it can give a value though an argument is null; what does not is
    ///   null wherever an argument is
    /// @param takesConstants whether its kernel takes arguments behind the first as constants
    /// @param check looks at arguments that are constants
    /// @param example a condition in SQL that is true
    public record Traits(
            List<String> sqlNames,
            boolean seesNulls,
            boolean takesConstants,
            LiteralCheck check,
            String example) {
        static final Traits USUAL = new Traits(List.of(), false, false, _ -> {}, "");

        public Traits {
            sqlNames = List.copyOf(sqlNames);
        }
    }

    /// Throws if constant arguments make no sense, so that it is known when the plan is built.
    @FunctionalInterface
    public interface LiteralCheck {
        /// Looks at the values of the arguments: an empty text for those that are not constant
        /// texts.
        void check(List<String> texts);
    }

    /// A function of `count` arguments.
    static Function of(String name, int count, String verb, Typing typing, Kernel kernel) {
        return new Function(name, count, count, verb, typing, kernel, Traits.USUAL);
    }

    /// This with up to `most` arguments.
    Function upTo(int most) {
        return new Function(name, leastArguments, most, verb, typing, kernel, traits);
    }

    /// This with other names that SQL has for it.
    Function sql(String... names) {
        return with(
                new Traits(
                        List.of(names),
                        traits.seesNulls,
                        traits.takesConstants,
                        traits.check,
                        traits.example));
    }

    /// This with a condition that is true.
    Function example(String condition) {
        return with(
                new Traits(
                        traits.sqlNames,
                        traits.seesNulls,
                        traits.takesConstants,
                        traits.check,
                        condition));
    }

    /// This for a kernel that looks at nulls itself.
    Function seesNulls() {
        return with(
                new Traits(
                        traits.sqlNames,
                        true,
                        traits.takesConstants,
                        traits.check,
                        traits.example));
    }

    /// This for a kernel that takes arguments behind the first as constants.
    Function takesConstants() {
        return with(
                new Traits(traits.sqlNames, traits.seesNulls, true, traits.check, traits.example));
    }

    /// This with a look at its constant arguments.
    Function checked(LiteralCheck check) {
        return with(
                new Traits(
                        traits.sqlNames,
                        traits.seesNulls,
                        traits.takesConstants,
                        check,
                        traits.example));
    }

    private Function with(Traits changed) {
        return new Function(name, leastArguments, mostArguments, verb, typing, kernel, changed);
    }

    /// The signature for arguments of `types`.
    ///
    /// @throws PlanException if it takes no such arguments
    public Signature resolve(List<DataType> types) {
        int count = types.size();
        if (count < leastArguments || count > mostArguments) {
            throw new PlanException(
                    Problem.of(name + " takes another number of arguments")
                            .got(count)
                            .expected(expectedCount()));
        }
        return typing.resolve(verb, types);
    }

    private String expectedCount() {
        if (leastArguments == mostArguments) return String.valueOf(leastArguments);
        return mostArguments == Functions.MANY
                ? leastArguments + " or more"
                : leastArguments + " to " + mostArguments;
    }
}
