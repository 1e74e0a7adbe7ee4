package dev.tasse.internal.kernel;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;

import java.util.ArrayList;
import java.util.List;

/// A format of dates and times as `strftime` has it: `%Y-%m-%d %H:%M:%S`.
///
/// @param text as it was written
/// @param items its parts in order
record TimeFormat(String text, List<Item> items) {
    private static final String DIRECTIVES = "aAbBcdfgGHIjmMnpSuUVwWxXyYzZ%";
    private static final String NUMBERS = "dfgHIjmMnSyY";

    TimeFormat {
        items = List.copyOf(items);
    }

    /// A directive, or a text that stands for itself.
    ///
    /// @param directive its letter; 0 for a text
    /// @param padded whether numbers have zeros before them
    /// @param literal the text
    record Item(char directive, boolean padded, String literal) {
        /// Whether it reads digits.
        boolean isNumber() {
            return NUMBERS.indexOf(directive) >= 0;
        }
    }

    /// The format written `text`.
    ///
    /// @throws PlanException for a directive that is not known
    static TimeFormat of(String text) {
        List<Item> items = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        String whole =
                text.replace("%c", "%Y-%m-%d %H:%M:%S")
                        .replace("%x", "%Y-%m-%d")
                        .replace("%X", "%H:%M:%S");
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            if (c != '%') {
                literal.append(c);
                continue;
            }
            boolean bare = i + 1 < whole.length() && whole.charAt(i + 1) == '-';
            i += bare ? 2 : 1;
            char directive = i < whole.length() ? whole.charAt(i) : ' ';
            if (DIRECTIVES.indexOf(directive) < 0) throw unknown(text, directive);
            if (directive == '%') {
                literal.append('%');
                continue;
            }
            flush(literal, items);
            items.add(new Item(directive, !bare, ""));
        }
        flush(literal, items);
        return new TimeFormat(text, items);
    }

    private static void flush(StringBuilder literal, List<Item> items) {
        if (!literal.isEmpty()) items.add(new Item((char) 0, true, literal.toString()));
        literal.setLength(0);
    }

    private static PlanException unknown(String text, char directive) {
        return new PlanException(
                Problem.of("'" + text + "' has the unknown directive %" + directive)
                        .remedy(
                                "directives: %Y %y %m %d %H %I %M %S %f %g %n %j %p %a %A %b %B %u"
                                        + " %w %U %W %V %G %z %Z %x %X %c %%"));
    }

    /// Fails if `text` is no format.
    static void check(String text) {
        of(text);
    }

    /// Fails if `text` is no format that can be read.
    static void checkReadable(String text) {
        for (Item item : of(text).items) {
            if ("uUVwWGzZ".indexOf(item.directive) < 0 || item.directive == 0) continue;
            throw new PlanException(
                    Problem.of("%" + item.directive + " cannot be read from text")
                            .remedy(
                                    "read the other parts, or cast the text to a timestamp with a"
                                            + " zone"));
        }
    }
}
