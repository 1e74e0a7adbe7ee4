package dev.tasse.checks;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What no line of the repository may say. The patterns are written so that none matches itself.
final class Wording {
    private record Ban(Pattern pattern, String why, @Nullable String suffix) {
        boolean covers(SourceFile file) {
            return suffix == null || file.path().endsWith(suffix);
        }
    }

    private static final List<Ban> BANS =
            List.of(
                    everywhere("\\b(TO[D]O|FIX[M]E|XX[X])\\b", "an unfinished mark"),
                    everywhere(
                            "(?<![\\w.])/(hom[e]|User[s]|roo[t]|wor[k])/\\w|/tm[p]/\\w|\\b[A-Z]:\\\\User",
                            "a path of one machine"),
                    everywhere("//(repo[1]?|registr[y]|file[s]|pyp[i]|de[b])\\.", "a registry"),
                    java("^\\s*(//|/\\*|\\*)\\s*[-=*#~]{4,}", "a section banner"),
                    java("@autho[r]\\b", "an author tag; the history knows"),
                    java("^\\s*//(?!/).*[;{}]\\s*$", "code in a comment"));

    private Wording() {}

    static List<String> complaints(List<SourceFile> files) {
        List<String> complaints = new ArrayList<>();
        for (SourceFile file : files) {
            int number = 0;
            for (String line : file.text().lines().toList()) {
                number++;
                for (Ban ban : BANS) {
                    if (ban.covers(file) && ban.pattern.matcher(line).find()) {
                        complaints.add(file.path() + ":" + number + " " + ban.why);
                    }
                }
            }
        }
        return List.copyOf(complaints);
    }

    private static Ban everywhere(String pattern, String why) {
        return new Ban(Pattern.compile(pattern), why, null);
    }

    private static Ban java(String pattern, String why) {
        return new Ban(Pattern.compile(pattern), why, ".java");
    }
}
