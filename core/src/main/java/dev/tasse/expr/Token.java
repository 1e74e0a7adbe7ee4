package dev.tasse.expr;

/// A word or sign of a text expression.
///
/// @param kind what it is
/// @param text the word as it stands there, the content of what is in quotes, or the sign
/// @param position where it begins, from 0
record Token(Kind kind, String text, int position) {
    enum Kind {
        WORD,
        QUOTED_NAME,
        STRING,
        NUMBER,
        SIGN,
        END
    }

    /// Whether this is the key word `word`, given in upper case.
    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /// This for a message.
    String shown() {
        return switch (kind) {
            case END -> "the end";
            case STRING -> "'" + text + "'";
            case QUOTED_NAME -> "\"" + text + "\"";
            case WORD, NUMBER, SIGN -> text;
        };
    }
}
