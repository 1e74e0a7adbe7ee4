package dev.tasse.internal.kernel;

import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;

/// Texts to truth values: `true t yes 1` and `false f no 0`, in any letter case, blanks around.
public final class ParsingBooleans {
    private ParsingBooleans() {}

    /// The texts as truth values; returns the index of the first that is none, or {@link
    /// ParsingIntegers#NONE}.
    public static int bool(TextSpans texts, boolean[] out) {
        MemorySegment bytes = texts.bytes();
        for (int i = 0; i < texts.count(); i++) {
            long from = texts.starts[i];
            int value = value(bytes, from, from + texts.lengths[i]);
            if (value < 0) return i;
            out[i] = value == 1;
        }
        return ParsingIntegers.NONE;
    }

    /// 1 for a true text, 0 for a false or empty one, -1 for any other.
    public static int value(MemorySegment bytes, long from, long to) {
        if (from == to) return 0;
        long start = TextBlanks.first(bytes, from, to);
        long end = TextBlanks.end(bytes, start, to);
        return switch ((int) Math.min(end - start, 8)) {
            case 1 -> letter(bytes.get(Layouts.BYTE, start));
            case 2 -> TextWords.matches(bytes, start, end, "no") ? 0 : -1;
            case 3 -> TextWords.matches(bytes, start, end, "yes") ? 1 : -1;
            case 4 -> TextWords.matches(bytes, start, end, "true") ? 1 : -1;
            case 5 -> TextWords.matches(bytes, start, end, "false") ? 0 : -1;
            default -> -1;
        };
    }

    private static int letter(byte letter) {
        return switch (letter) {
            case 't', 'T', '1' -> 1;
            case 'f', 'F', '0' -> 0;
            default -> -1;
        };
    }
}
