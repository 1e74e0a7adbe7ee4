package dev.tasse.sql;

import dev.tasse.error.Problem;

/// The words for right SQL that is not there yet: what it is, and what to do instead.
final class Refusal {
    private Refusal() {}

    /// `what` is not there yet; `remedy` does the job.
    static Problem of(String what, String remedy) {
        return Problem.of(what + " not supported yet").remedy(remedy);
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
            case "DESCRIBE", "DESC", "SHOW", "SUMMARIZE" ->
                    of(first.text() + " is", "run `tasse schema FILE`");
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
                    of(first.text() + " is", "write a query; DataFrame.write stores what it gives");
            default ->
                    Problem.of("a query cannot begin with " + first.text())
                            .remedy("write SELECT ... FROM ...");
        };
    }
}
