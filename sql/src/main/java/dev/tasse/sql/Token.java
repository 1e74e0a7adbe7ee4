package dev.tasse.sql;

import java.util.Locale;

/// A word, literal or symbol of a query: what the rewrites before the parser look at.
///
/// @param kind what it is
/// @param start the offset of its first character
/// @param end the offset behind its last character
/// @param text its characters; words in upper case
record Token(Kind kind, int start, int end, String text) {
    /// The kinds that matter before parsing.
    enum Kind {
        /// A keyword or a name without quotes.
        WORD,
        /// A name in double quotes.
        NAME,
        /// Text in single quotes.
        STRING,
        /// A number.
        NUMBER,
        /// An operator or a bracket.
        SYMBOL
    }

    static Token word(String sql, int start, int end) {
        String text = sql.substring(start, end).toUpperCase(Locale.ROOT);
        return new Token(Kind.WORD, start, end, text);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }
}
