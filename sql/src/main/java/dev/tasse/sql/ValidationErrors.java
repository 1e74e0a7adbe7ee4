package dev.tasse.sql;

import dev.tasse.error.Problem;
import dev.tasse.error.QueryException;
import dev.tasse.error.Suggestion;

import org.apache.calcite.runtime.CalciteContextException;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says in our words what the validator found wrong.
final class ValidationErrors {
    // A message of the validator and what we say instead.
    private record Rule(Pattern pattern, Function<Matcher, Problem> problem) {}

    private static final List<Rule> RULES =
            List.of(
                    rule(
                            "Table '(.+?)' not found.*",
                            m ->
                                    Problem.of("no table is called \"" + m.group(1) + "\" here")
                                            .remedy("name a table or alias of FROM")),
                    rule(
                            "Column '(.+?)' is ambiguous",
                            m ->
                                    Problem.of("column \"" + m.group(1) + "\" is in several tables")
                                            .remedy("write table." + m.group(1))),
                    rule(
                            "Expression '.+' is not being grouped",
                            _ ->
                                    Problem.of("this is neither a key of GROUP BY nor aggregated")
                                            .remedy(
                                                    "add it to GROUP BY or aggregate it, as in"
                                                            + " min(..)")),
                    rule(
                            "(\\w+) clause must be a condition",
                            m -> Problem.of(m.group(1) + " has to be true or false")),
                    rule(
                            "Aggregate expression is illegal in WHERE clause",
                            _ ->
                                    Problem.of("an aggregate cannot stand in WHERE")
                                            .remedy("filter groups with HAVING")),
                    rule(
                            "Aggregate expression is illegal in (.+) clause",
                            m -> Problem.of("an aggregate cannot stand in " + m.group(1))),
                    rule(
                            "Values passed to VALUES operator must have compatible types",
                            _ -> Problem.of("the rows of VALUES differ in length or types")),
                    rule(
                            "Aggregate expressions cannot be nested",
                            _ ->
                                    Problem.of("an aggregate cannot stand within an aggregate")
                                            .remedy("aggregate a sub-query")),
                    rule(
                            "Column count mismatch in (.+)",
                            m ->
                                    Problem.of(
                                            "the queries of "
                                                    + m.group(1)
                                                    + " have different numbers of columns")),
                    rule(
                            "Type mismatch in column (\\d+) of (.+)",
                            m ->
                                    Problem.of(
                                                    "column "
                                                            + m.group(1)
                                                            + " of "
                                                            + m.group(2)
                                                            + " has types without one in common")
                                            .remedy("cast it in one of the queries")),
                    rule(
                            "Values passed to IN operator must have compatible types",
                            _ ->
                                    Problem.of(
                                                    "the query of IN gives other types than its left side")
                                            .remedy("cast one of them")),
                    rule(
                            "Ordinal out of range",
                            _ -> Problem.of("there is no result of that number")),
                    rule(
                            "Duplicate relation name '(.+)' in FROM clause",
                            m ->
                                    Problem.of("two tables are called \"" + m.group(1) + "\"")
                                            .remedy("give one another alias")));

    private static final Pattern COLUMN =
            Pattern.compile("Column '(.+?)' not found in (any table|table '.+').*", Pattern.DOTALL);

    private static final int MANY = 20;

    private ValidationErrors() {}

    private static Rule rule(String pattern, Function<Matcher, Problem> problem) {
        return new Rule(Pattern.compile(pattern, Pattern.DOTALL), problem);
    }

    /// The error found in `sql`, where `columns` could have been named.
    static QueryException explain(String sql, CalciteContextException error, List<String> columns) {
        Throwable cause = error.getCause();
        String message = String.valueOf(cause == null ? error.getMessage() : cause.getMessage());
        return SqlError.at(
                sql, error.getPosLine(), error.getPosColumn(), problem(message, columns));
    }

    private static Problem problem(String message, List<String> columns) {
        Matcher column = COLUMN.matcher(message);
        if (column.matches()) return missing(column.group(1), columns);
        for (Rule rule : RULES) {
            Matcher match = rule.pattern().matcher(message);
            if (match.matches()) return rule.problem().apply(match);
        }
        return Problem.of(message);
    }

    private static Problem missing(String name, List<String> columns) {
        Problem problem = Problem.of("column \"" + name + "\" not found");
        if (columns.isEmpty()) return problem.remedy("there is no FROM to take it from");
        String near = Suggestion.phrase(name, columns);
        List<String> shown = columns.subList(0, Math.min(MANY, columns.size()));
        String more = columns.size() > MANY ? " and " + (columns.size() - MANY) + " more" : "";
        String all = "columns: " + String.join(" ", shown) + more;
        return problem.remedy(near.isEmpty() ? all : near + " " + all);
    }
}
