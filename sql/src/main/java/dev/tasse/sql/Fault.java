package dev.tasse.sql;

import dev.tasse.error.Problem;
import dev.tasse.error.TasseException;

import org.apache.calcite.sql.parser.SqlParserPos;

/// A problem at a place of the query, on its way up to where the query's text is at hand.
final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Problem problem;
    private final SqlParserPos position;

    Fault(Problem problem, SqlParserPos position) {
        super(problem.what(), null, false, false);
        this.problem = problem;
        this.position = position;
    }

    /// What `cause` says, at `position` of the query.
    Fault(TasseException cause, SqlParserPos position) {
        super(cause.getMessage(), cause, false, false);
        this.problem = placed(cause.problem());
        this.position = position;
    }

    // The place in the query takes the place of the file or function, which then is part of the
    // fault.
    private static Problem placed(Problem problem) {
        if (problem.where().isEmpty()) return problem;
        String what = problem.where() + ": " + problem.what();
        return new Problem(what, "", problem.got(), problem.expected(), problem.remedy());
    }

    /// Something that is right SQL but not there yet, and what to do instead.
    static Fault unsupported(String what, String remedy, SqlParserPos position) {
        return new Fault(Refusal.of(what, remedy), position);
    }

    Problem problem() {
        return problem;
    }

    SqlParserPos position() {
        return position;
    }
}
