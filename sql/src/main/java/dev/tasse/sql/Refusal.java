package dev.tasse.sql;

import dev.tasse.error.Problem;

import java.util.Locale;
import java.util.Optional;

/// The words for right SQL that is not there yet: what it is, and what to do instead.
final class Refusal {
    private Refusal() {}

    /// `what` is not there yet; `remedy` does the job.
    static Problem of(String what, String remedy) {
        return Problem.of(what + " not supported yet").remedy(remedy);
    }

    /// What to do for want of the function `name`, of which people know that others have it.
    static Optional<String> function(String name) {
        return switch (name) {
            case "arg_max", "argmax", "max_by", "arg_min", "argmin", "min_by" ->
                    Optional.of("join with the groups: WHERE (k, v) IN (SELECT k, max(v) ...)");
            case "string_agg", "group_concat", "listagg", "list", "array_agg" ->
                    Optional.of("select the rows in order and collect them where they are used");
            case "approx_count_distinct" -> Optional.of("write count(DISTINCT ..)");
            case "random", "rand" -> Optional.of("DataFrame.sample takes rows at random");
            case "now", "today", "current_timestamp" ->
                    Optional.of("write the time, as in TIMESTAMP '2024-01-31 12:00:00'");
            case "row_number", "rank", "dense_rank", "lag", "lead", "ntile" ->
                    Optional.of("windows are not there; aggregate with GROUP BY and join");
            case "unnest" -> Optional.of("DataFrame.explode makes rows of lists");
            case "columns" -> Optional.of("name the columns, or write * EXCLUDE (..)");
            case "date_add" -> Optional.of("write day + INTERVAL 3 DAY");
            case "typeof" -> Optional.of("DESCRIBE SELECT ... shows the types");
            default -> Optional.empty();
        };
    }

    /// What to do for want of a syntax, told by the token at which the parser gave up and the one
    /// before.
    static Optional<String> syntax(String before, String at) {
        return switch (at.toUpperCase(Locale.ROOT)) {
            case "ON" -> after(before, "DISTINCT", "group by the columns and take first(..)");
            case "GLOB" -> Optional.of("write LIKE with % and _, or regexp_matches(..)");
            case "COLLATE" -> Optional.of("compare lower(..) of both");
            case "ORDER" -> Optional.of("an aggregate takes its rows in any order");
            case "WHERE" -> Optional.of("there is no FROM before it");
            case "UNNEST", "(" -> after(before, "UNNEST", "DataFrame.explode makes rows of lists");
            case "*" -> after(before, "*", "write power(x, y)");
            default -> Optional.empty();
        };
    }

    private static Optional<String> after(String before, String wanted, String remedy) {
        return before.equalsIgnoreCase(wanted) ? Optional.of(remedy) : Optional.empty();
    }

    /// A query that validates and yet cannot be converted, for the reason that `error` gives.
    static Problem conversion(RuntimeException error) {
        String reason = String.valueOf(error.getMessage()).lines().findFirst().orElse("");
        return of("a part of this query is", "write it another way: " + reason);
    }

    /// A statement that is no query, told by its first word.
    static Problem statement(Token first) {
        return switch (first.text()) {
            case "EXPLAIN" ->
                    of("EXPLAIN is", "run `tasse explain` or DataFrame.explain with the query");
            case "DESCRIBE", "SUMMARIZE" ->
                    Problem.of(first.text() + " needs a table, a file or a query behind it");
            case "DESC" -> of("DESC is", "write DESCRIBE");
            case "SHOW" -> of("SHOW is", "write DESCRIBE and the name of a table or file");
            case "FROM" -> of("a query that begins with FROM is", "write SELECT * FROM ...");
            case "CREATE",
                    "DROP",
                    "ALTER",
                    "INSERT",
                    "UPDATE",
                    "DELETE",
                    "MERGE",
                    "COPY",
                    "TRUNCATE" ->
                    of(
                            first.text() + " is",
                            "write a query; tasse sql --format csv QUERY > FILE stores what it gives");
            default ->
                    Problem.of("a query cannot begin with " + first.text())
                            .remedy("write SELECT ... FROM ...");
        };
    }
}
