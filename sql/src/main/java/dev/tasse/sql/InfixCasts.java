package dev.tasse.sql;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.*;

import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.parser.babel.Token;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Puts brackets around every `x::type` among the tokens of a parser, because the parser takes all
/// that stands left of `::` for its operand: `1 + x::int` would be `(1 + x)::int`.
///
/// The brackets have no text and the places of their neighbours, so that places in errors stay
/// true.
final class InfixCasts {
    /// What a bracket may follow without being that of a call.
    private static final Set<String> BEFORE_BRACKETS =
            Set.of(
                    """
                    ALL AND ANY AS BETWEEN BOTH BY CASE DISTINCT ELSE ESCAPE EXCEPT FOR FROM HAVING
                    ILIKE IN INTERSECT IS LEADING LIKE LIMIT NOT OFFSET ON OR PLACING QUALIFY
                    SELECT SIMILAR SOME THEN TO TRAILING UNION USING VALUES WHEN WHERE WITH
                    """
                            .strip()
                            .split("\\s+"));

    private static final Set<String> AFTER_CALLS = Set.of("FILTER", "OVER");
    private static final Set<String> BEFORE_TEXTS =
            Set.of("DATE", "TIME", "TIMESTAMP", "DATETIME", "INTERVAL");
    private static final Set<String> MORE_OF_TYPES =
            Set.of("PRECISION", "VARYING", "ARRAY", "MULTISET", "UNSIGNED");
    private static final int NONE = -1;

    private final List<Token> tokens = new ArrayList<>();
    private final int[] opened;
    private final int[] closed;
    private final Map<Integer, Integer> castStarts = new HashMap<>();

    private InfixCasts(SqlBabelParserImpl parser) {
        int count = 1;
        while (parser.getToken(count).kind != EOF) tokens.add(parser.getToken(count++));
        opened = new int[tokens.size()];
        closed = new int[tokens.size()];
    }

    /// Changes the tokens that `parser`, which has not begun, is going to read.
    static void enclose(SqlBabelParserImpl parser) {
        Token begin = parser.getToken(0);
        InfixCasts casts = new InfixCasts(parser);
        for (int i = 1; i + 1 < casts.tokens.size(); i++) {
            if (casts.tokens.get(i).kind == INFIX_CAST) casts.find(i);
        }
        casts.insert(begin);
    }

    private void find(int cast) {
        int start = operandStart(cast - 1);
        int end = typeEnd(cast + 1);
        if (start == NONE || end == NONE) return;
        opened[start]++;
        closed[end]++;
        castStarts.put(end, start);
    }

    private int operandStart(int last) {
        if (last < 0) return NONE;
        Integer cast = castStarts.get(last);
        if (cast != null) return cast;
        return switch (tokens.get(last).kind) {
            case RPAREN -> callStart(opening(last, LPAREN, RPAREN));
            case RBRACKET -> listStart(opening(last, LBRACKET, RBRACKET));
            case END -> opening(last, CASE, END);
            case QUOTED_STRING -> isOneOf(BEFORE_TEXTS, last - 1) ? last - 1 : last;
            default -> isAt(DOT, last - 1) ? operandStart(last - 2) : last;
        };
    }

    private int callStart(int bracket) {
        int before = bracket - 1;
        if (before < 0 || !isCalled(before)) return bracket;
        return isOneOf(AFTER_CALLS, before) ? operandStart(before - 1) : operandStart(before);
    }

    private boolean isCalled(int place) {
        String image = tokens.get(place).image;
        boolean word = Character.isJavaIdentifierStart(image.charAt(0)) || image.startsWith("\"");
        return word && !isOneOf(BEFORE_BRACKETS, place);
    }

    private int listStart(int bracket) {
        if (bracket <= 0) return NONE;
        return isOneOf(Set.of("ARRAY"), bracket - 1) ? bracket - 1 : operandStart(bracket - 1);
    }

    private int typeEnd(int first) {
        int end = first;
        while (end != NONE && end + 1 < tokens.size()) {
            if (isAt(LPAREN, end + 1)) {
                end = closing(end + 1);
            } else if (isOneOf(MORE_OF_TYPES, end + 1)) {
                end++;
            } else if (isZone(end + 1)) {
                while (!isOneOf(Set.of("ZONE"), end)) end++;
            } else {
                break;
            }
        }
        return end;
    }

    /// Whether `WITH TIME ZONE` or one of its like begins at `place`.
    private boolean isZone(int place) {
        if (!isOneOf(Set.of("WITH", "WITHOUT"), place)) return false;
        int time = isOneOf(Set.of("LOCAL"), place + 1) ? place + 2 : place + 1;
        return isOneOf(Set.of("TIME"), time) && isOneOf(Set.of("ZONE"), time + 1);
    }

    private int opening(int last, int open, int close) {
        int depth = 0;
        for (int i = last; i >= 0; i--) {
            if (isAt(close, i)) depth++;
            if (isAt(open, i) && --depth == 0) return i;
        }
        return NONE;
    }

    private int closing(int first) {
        int depth = 0;
        for (int i = first; i < tokens.size(); i++) {
            if (isAt(LPAREN, i)) depth++;
            if (isAt(RPAREN, i) && --depth == 0) return i;
        }
        return NONE;
    }

    private boolean isAt(int kind, int place) {
        return place >= 0 && tokens.get(place).kind == kind;
    }

    private boolean isOneOf(Set<String> words, int place) {
        if (place < 0 || place >= tokens.size()) return false;
        return words.contains(tokens.get(place).image.toUpperCase(Locale.ROOT));
    }

    private void insert(Token begin) {
        Token end = tokens.getLast().next;
        Token last = begin;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            for (int j = 0; j < opened[i]; j++) last = append(last, bracket(LPAREN, token));
            last = append(last, token);
            for (int j = 0; j < closed[i]; j++) last = append(last, bracket(RPAREN, token));
        }
        last.next = end;
    }

    private static Token append(Token last, Token token) {
        last.next = token;
        return token;
    }

    private static Token bracket(int kind, Token neighbour) {
        Token bracket = Token.newToken(kind);
        bracket.kind = kind;
        bracket.image = "";
        bracket.beginLine = neighbour.beginLine;
        bracket.beginColumn = neighbour.beginColumn;
        bracket.endLine = neighbour.endLine;
        bracket.endColumn = neighbour.endColumn;
        return bracket;
    }
}
