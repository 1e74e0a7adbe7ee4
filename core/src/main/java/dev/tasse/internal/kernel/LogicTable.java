package dev.tasse.internal.kernel;

import java.util.List;

/// The functions that compare, decide and choose.
final class LogicTable {
    static final List<Function> ROWS =
            List.of(
                    compare("eq", Comparison::eq).example("1 = 1.0"),
                    compare("ne", Comparison::ne).example("'a' <> 'b'"),
                    compare("lt", Comparison::lt).example("1 < 2.5"),
                    compare("le", Comparison::le).example("'a' <= 'a'"),
                    compare("gt", Comparison::gt).example("'nan'::double > 'inf'::double"),
                    compare("ge", Comparison::ge).example("date '2024-02-01' >= date '2024-01-31'"),
                    compare("eqNullSafe", Comparison::eqNullSafe)
                            .seesNulls()
                            .example("null is not distinct from null"),
                    Function.of("and", 2, "combine by and", Typing.LOGIC, Logic::and)
                            .seesNulls()
                            .example("(null and false) is not null"),
                    Function.of("or", 2, "combine by or", Typing.LOGIC, Logic::or)
                            .seesNulls()
                            .example("null or true"),
                    Function.of("not", 1, "negate", Typing.LOGIC, Logic::not).example("not 1 > 2"),
                    Function.of("isNull", 1, "test", Typing.TEST, Logic::isNull)
                            .seesNulls()
                            .example("(1 + null) is null"),
                    Function.of("isNotNull", 1, "test", Typing.TEST, Logic::isNotNull)
                            .seesNulls()
                            .example("1 is not null"),
                    Function.of("isIn", 1, "look for", Typing.MEMBERSHIP, Membership::isIn)
                            .upTo(Functions.MANY)
                            .seesNulls()
                            .takesConstants()
                            .example("2 in (1, 2, null)"),
                    Function.of("coalesce", 1, "choose among", Typing.COMMON, Choice::coalesce)
                            .upTo(Functions.MANY)
                            .seesNulls()
                            .sql("ifnull")
                            .example("coalesce(null, 2) = 2"),
                    Function.of("greatest", 1, "compare", Typing.EXTREME, Choice::greatest)
                            .upTo(Functions.MANY)
                            .seesNulls()
                            .example("greatest(1, null, 3) = 3"),
                    Function.of("least", 1, "compare", Typing.EXTREME, Choice::least)
                            .upTo(Functions.MANY)
                            .seesNulls()
                            .example("least('b', 'a') = 'a'"),
                    Function.of("hash", 1, "hash", Typing.HASH, Hashing::hash)
                            .upTo(Functions.MANY)
                            .seesNulls()
                            .example("hash('a') = hash('a')"));

    private LogicTable() {}

    private static Function compare(String name, Kernel kernel) {
        return Function.of(name, 2, "compare", Typing.COMPARISON, kernel);
    }
}
