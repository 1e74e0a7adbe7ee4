package dev.tasse.sql;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Functions that the parser reads by a grammar of their own, called as any other: `trim(s, 'x')`,
/// `date_diff('day', a, b)`. The parser reads another name of the same length.
final class SpecialCalls {
    private static final Map<String, String> ALIASES =
            Map.of("TRIM", "tr1m", "DATE_DIFF", "date_d1ff", "DATEDIFF", "dated1ff");

    private SpecialCalls() {}

    /// Whether token `i` names such a function, called with commas between its arguments.
    static boolean isPlain(List<Token> tokens, int i) {
        boolean called = i + 1 < tokens.size() && tokens.get(i + 1).isSymbol("(");
        if (!called || !ALIASES.containsKey(tokens.get(i).text())) return false;
        int depth = 0;
        for (int k = i + 1; k < tokens.size(); k++) {
            Token token = tokens.get(k);
            if (token.isSymbol("(")) depth++;
            if (token.isSymbol(")") && --depth == 0) return false;
            if (depth == 1 && token.isSymbol(",")) return true;
            if (depth == 1 && token.isWord("FROM")) return false;
        }
        return false;
    }

    /// What the parser reads for `word`.
    static String alias(String word) {
        return ALIASES.getOrDefault(word, word);
    }

    /// The name for which the parser read `name`, in lower case.
    static String name(String name) {
        for (Map.Entry<String, String> alias : ALIASES.entrySet()) {
            if (alias.getValue().equals(name)) return alias.getKey().toLowerCase(Locale.ROOT);
        }
        return name;
    }
}
