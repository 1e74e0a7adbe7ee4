package dev.tasse.internal.kernel;

import dev.tasse.error.DataException;
import dev.tasse.error.Problem;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A regular expression with a matcher that is used for every row again.
///
/// @param pattern its text
/// @param options its options: `c i l s g`
/// @param matcher finds it
/// @param global whether every match is meant
record Regex(String pattern, String options, Matcher matcher, boolean global) {
    static Regex of(String pattern, String options) {
        int flags = 0;
        boolean global = false;
        for (int i = 0; i < options.length(); i++) {
            switch (options.charAt(i)) {
                case 'c' -> flags &= ~(Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
                case 'i' -> flags |= Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
                case 'l' -> flags |= Pattern.LITERAL;
                case 's' -> flags |= Pattern.DOTALL;
                case 'm', 'n', 'p' -> flags &= ~Pattern.DOTALL;
                case 'g' -> global = true;
                case ' ' -> {}
                default ->
                        throw new DataException(
                                Problem.of("regular expressions have no option '" + options + "'")
                                        .expected("some of c, i, l, m, s and g"));
            }
        }
        try {
            return new Regex(pattern, options, Pattern.compile(pattern, flags).matcher(""), global);
        } catch (PatternSyntaxException e) {
            throw Regexes.wrong(pattern, e.getDescription());
        }
    }
}
