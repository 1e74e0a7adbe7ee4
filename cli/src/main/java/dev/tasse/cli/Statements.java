package dev.tasse.cli;

import java.util.ArrayList;
import java.util.List;

/// Cuts a text of SQL at the semicolons that end statements: those outside quotes and comments.
final class Statements {
    private final String text;
    private int at;

    private Statements(String text) {
        this.text = text;
    }

    /// The statements without their semicolons; empty ones and mere comments are left out.
    static List<String> of(String text) {
        Statements rest = new Statements(text);
        List<String> statements = new ArrayList<>();
        while (rest.at < text.length()) {
            int begin = rest.at;
            boolean says = rest.skipStatement();
            if (says) statements.add(text.substring(begin, rest.at).strip());
            rest.at++;
        }
        return statements;
    }

    /// Goes to the next semicolon or the end; whether there is more than blanks and comments.
    private boolean skipStatement() {
        boolean says = false;
        while (at < text.length() && text.charAt(at) != ';') {
            char c = text.charAt(at);
            if (text.startsWith("--", at)) {
                skipTo("\n", at);
            } else if (text.startsWith("/*", at)) {
                skipTo("*/", at + 2);
            } else if (c == '\'' || c == '"') {
                // A doubled quote ends one text and begins the next.
                skipTo(String.valueOf(c), at + 1);
                says = true;
            } else {
                says |= !Character.isWhitespace(c);
                at++;
            }
        }
        return says;
    }

    private void skipTo(String end, int from) {
        int found = text.indexOf(end, from);
        at = found < 0 ? text.length() : found + end.length();
    }
}
