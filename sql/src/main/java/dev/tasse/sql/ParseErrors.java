package dev.tasse.sql;

import dev.tasse.error.Problem;
import dev.tasse.error.QueryException;
import dev.tasse.error.Suggestion;

import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says in plain words why a query does not parse.
final class ParseErrors {
    private static final Pattern ENCOUNTERED = Pattern.compile("Encountered \"([^\"]*)\"");
    private static final Pattern WORD = Pattern.compile("\"?([A-Z_]+)\"?");
    private static final int FEW = 8;

    private ParseErrors() {}

    /// The error for `text`.
    static QueryException explain(SqlText text, SqlParseException error) {
        String message = String.valueOf(error.getMessage());
        SqlParserPos position = error.getPos();
        Matcher encountered = ENCOUNTERED.matcher(message);
        if (position == null || !encountered.find()) {
            Problem problem = Problem.of(message.lines().findFirst().orElse(message));
            return SqlError.at(text.query(), 1, 1, problem);
        }
        // The parser names all tokens since the last one that fitted: the last of them is the
        // fault.
        String[] tokens = encountered.group(1).strip().split(" +", -1);
        List<String> expected = words(error);
        if (tokens[tokens.length - 1].equals("<EOF>")) {
            Problem problem = Problem.of("the query ends too early").remedy(list(expected));
            return SqlError.at(text.query(), text.query().stripTrailing().length(), problem);
        }
        Token fault = text.token(position, tokens.length - 1);
        String got = text.query().substring(fault.start(), fault.end());
        Problem problem =
                Refusal.syntax(text.before(fault), got)
                        .map(remedy -> Problem.of("syntax error at \"" + got + "\"").remedy(remedy))
                        .orElseGet(() -> problem(got, expected));
        return SqlError.at(text.query(), fault.start(), problem);
    }

    private static Problem problem(String got, List<String> expected) {
        String near = Suggestion.phrase(got, expected);
        return Problem.of("syntax error at \"" + got + "\"")
                .remedy(near.isEmpty() ? list(expected) : near);
    }

    private static List<String> words(SqlParseException error) {
        List<String> words = new ArrayList<>();
        for (String token : error.getExpectedTokenNames()) {
            Matcher word = WORD.matcher(token);
            if (word.matches()) words.add(word.group(1));
        }
        return words;
    }

    private static String list(List<String> words) {
        boolean few = !words.isEmpty() && words.size() <= FEW;
        return few ? "possible here: " + String.join(" ", words) : "";
    }
}
