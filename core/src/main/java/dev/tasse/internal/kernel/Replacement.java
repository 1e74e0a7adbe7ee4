package dev.tasse.internal.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/// What stands in the place of a match: texts, and groups of the match written `\1`.
///
/// @param text as it was written
/// @param parts texts and groups in turn, beginning with a text
/// @param groups the group behind each text but the last
record Replacement(String text, List<String> parts, List<Integer> groups) {
    static Replacement of(String text) {
        List<String> parts = new ArrayList<>();
        List<Integer> groups = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escape = c == '\\' && i + 1 < text.length();
            if (!escape) {
                part.append(c);
                continue;
            }
            char next = text.charAt(++i);
            if (next < '0' || next > '9') {
                part.append(next);
                continue;
            }
            parts.add(part.toString());
            groups.add(next - '0');
            part.setLength(0);
        }
        parts.add(part.toString());
        return new Replacement(text, parts, groups);
    }

    void addTo(TextScratch scratch, Matcher matcher, RegexReader reader, long row) {
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).isEmpty()) scratch.add(parts.get(i));
            if (i < groups.size()) reader.addGroup(matcher, groups.get(i), row, scratch);
        }
    }
}
