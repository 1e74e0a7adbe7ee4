package dev.tasse.internal.kernel;

import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;

/// Skips the blanks around a value written as text.
final class TextBlanks {
    private TextBlanks() {}

    /// Where the first byte stands that is no blank, or `to`.
    static long first(MemorySegment bytes, long from, long to) {
        long position = from;
        while (position < to && bytes.get(Layouts.BYTE, position) == ' ') position++;
        return position;
    }

    /// Where the blanks at the end begin, or `to` if there are none.
    static long end(MemorySegment bytes, long from, long to) {
        long position = to;
        while (position > from && bytes.get(Layouts.BYTE, position - 1) == ' ') position--;
        return position;
    }
}
