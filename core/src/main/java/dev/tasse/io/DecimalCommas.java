package dev.tasse.io;

import dev.tasse.internal.kernel.TextSpans;
import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;

/// Numbers with a comma before the fraction, for parsers that know the point only.
final class DecimalCommas {
    private DecimalCommas() {}

    /// Makes points of commas and commas of points: a number with a point is then none.
    static void exchange(TextSpans texts) {
        MemorySegment bytes = texts.bytes();
        for (int i = 0; i < texts.count(); i++) {
            long end = texts.starts[i] + (long) texts.lengths[i];
            for (long at = texts.starts[i]; at < end; at++) {
                byte letter = bytes.get(Layouts.BYTE, at);
                if (letter == ',') bytes.set(Layouts.BYTE, at, (byte) '.');
                if (letter == '.') bytes.set(Layouts.BYTE, at, (byte) ',');
            }
        }
    }
}
