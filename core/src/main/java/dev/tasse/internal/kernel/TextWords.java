package dev.tasse.internal.kernel;

import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;

/// Recognises words like `true` and `inf` without making a string.
final class TextWords {
    private static final int TO_LOWER = 0x20;

    private TextWords() {}

    /// Whether the bytes from `from` to `to` are `word`, a word of small ASCII letters, in any
    /// letter case.
    static boolean matches(MemorySegment bytes, long from, long to, String word) {
        if (to - from != word.length()) return false;
        for (int i = 0; i < word.length(); i++) {
            if ((bytes.get(Layouts.BYTE, from + i) | TO_LOWER) != word.charAt(i)) return false;
        }
        return true;
    }

    /// Whether `word`, a word of small ASCII letters, stands at `from`, in any letter case.
    static boolean startsWith(MemorySegment bytes, long from, long to, String word) {
        return to - from >= word.length() && matches(bytes, from, from + word.length(), word);
    }
}
