package dev.tasse.error;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds the name that a user may have meant: the source of every "did you mean".
public final class Suggestion {
    private Suggestion() {}

    /// The nearest of `known` to `wrong`, if any is near: at most half of its letters differ, and
    /// at most three (Damerau-Levenshtein distance, letter case ignored), but never all. The first
    /// of equally near ones wins.
    public static Optional<String> nearest(String wrong, Collection<String> known) {
        String from = wrong.toLowerCase(Locale.ROOT);
        int limit = Math.min(Math.clamp(wrong.length() / 2, 1, 3), wrong.length() - 1);
        String best = "";
        int bestDistance = limit + 1;
        for (String name : known) {
            int distance = distance(from, name.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                best = name;
                bestDistance = distance;
            }
        }
        return bestDistance <= limit ? Optional.of(best) : Optional.empty();
    }

    /// `did you mean "fare"?`, or the empty string when nothing is near.
    public static String phrase(String wrong, Collection<String> known) {
        return nearest(wrong, known).map(name -> "did you mean \"" + name + "\"?").orElse("");
    }

    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) above[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(above[j - 1] + cost, Math.min(above[j], row[j - 1]) + 1);
                if (swapped(a, i, b, j)) row[j] = Math.min(row[j], before[j - 2] + 1);
            }
            before = above;
            above = row;
        }
        return above[b.length()];
    }

    private static boolean swapped(String a, int i, String b, int j) {
        return i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
