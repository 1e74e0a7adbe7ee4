package dev.tasse.sql;

import dev.tasse.error.Problem;
import dev.tasse.error.QueryException;

/// Builds the errors that point into a query.
final class SqlError {
    private SqlError() {}

    /// A problem at the character `offset` of `query`.
    static QueryException at(String query, int offset, Problem problem) {
        String before = query.substring(0, Math.min(offset, query.length()));
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int column = before.length() - before.lastIndexOf('\n');
        return at(query, line, column, problem);
    }

    /// A problem at `line` and `column` of `query`, both from 1; 0 if the place is not known.
    static QueryException at(String query, int line, int column, Problem problem) {
        int knownLine = Math.max(1, line);
        int knownColumn = Math.max(1, column);
        String place = "line " + knownLine + ", column " + knownColumn;
        return new QueryException(problem.at(place), query, knownLine, knownColumn);
    }

    /// `fault` of `query`.
    static QueryException of(String query, Fault fault) {
        int line = fault.position().getLineNum();
        QueryException error = at(query, line, fault.position().getColumnNum(), fault.problem());
        if (fault.getCause() != null) error.initCause(fault.getCause());
        return error;
    }
}
