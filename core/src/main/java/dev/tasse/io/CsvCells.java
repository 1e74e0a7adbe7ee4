package dev.tasse.io;

import dev.tasse.internal.kernel.TextSpans;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.simd.DelimitedText;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Turns fields as they stand in a file into texts: takes quotes off, and tells nulls from texts.
///
/// A field is null when it is empty, or one of the null texts, and not quoted; in a column that is
/// not of text it is null when quoted too, since there is no other value it could have.
final class CsvCells {
    /// What {@link #resolve} returns when all fields are well formed.
    static final int NONE = -1;

    private final DelimitedText text;
    private final List<byte[]> nullTexts;

    CsvCells(DelimitedText text, List<String> nullTexts) {
        this.text = text;
        this.nullTexts =
                nullTexts.stream().map(one -> one.getBytes(StandardCharsets.UTF_8)).toList();
    }

    /// Resolves a batch of fields in place, bytes included: each may be resolved only once. Returns
    /// the index of the first field that goes on after its closing quote, or {@link #NONE}.
    ///
    /// @param mayBeQuoted whether there are quotes in the piece of the file
    /// @param ofText whether the fields are of a column of text
    int resolve(TextSpans spans, boolean mayBeQuoted, boolean ofText) {
        Arrays.fill(spans.nulls, 0);
        if (mayBeQuoted && text.hasQuote()) return resolveQuoted(spans, 0, ofText);
        int count = spans.count();
        for (int i = 0; i < count && spans.mayBeEmpty(); i++) {
            long empty = spans.lengths[i] == 0 ? 1 : 0;
            spans.nulls[i >>> 6] |= empty << i;
        }
        if (!nullTexts.isEmpty()) {
            for (int i = 0; i < count; i++) {
                if (isNullText(spans, i)) setNull(spans, i);
            }
        }
        return NONE;
    }

    /// Goes on with the batch of which the fields before `from` are resolved, or found to be at
    /// fault.
    int resolveQuoted(TextSpans spans, int from, boolean ofText) {
        MemorySegment bytes = spans.bytes();
        for (int i = from; i < spans.count(); i++) {
            boolean quoted = false;
            if (spans.lengths[i] > 0) {
                int start = opening(bytes, spans.starts[i], spans.lengths[i]);
                quoted = bytes.get(Layouts.BYTE, start) == text.quote();
                if (quoted && !takeQuotes(spans, i, start)) return i;
            }
            boolean mayBeNull = !quoted || !ofText;
            if (mayBeNull && (spans.lengths[i] == 0 || isNullText(spans, i))) setNull(spans, i);
        }
        return NONE;
    }

    /// Where the first byte stands that is no blank, if that is a quote; else where the field
    /// starts.
    private int opening(MemorySegment bytes, int start, int length) {
        if (bytes.get(Layouts.BYTE, start) != ' ') return start;
        int position = start;
        while (position < start + length && bytes.get(Layouts.BYTE, position) == ' ') position++;
        boolean quote = bytes.get(Layouts.BYTE, position) == text.quote();
        return quote && position < start + length ? position : start;
    }

    /// Makes text `i` what lies between the quotes, of which the first stands at `opening`; false
    /// if there is more than blanks after the second.
    private boolean takeQuotes(TextSpans spans, int i, int opening) {
        MemorySegment bytes = spans.bytes();
        int end = spans.starts[i] + spans.lengths[i];
        int from = opening + 1;
        int to = from;
        int position = from;
        while (position < end) {
            byte letter = bytes.get(Layouts.BYTE, position);
            boolean escape = text.hasEscape() && letter == text.escape();
            if (escape && position + 1 < end) {
                position++;
            } else if (letter == text.quote()) {
                position++;
                if (position == end || bytes.get(Layouts.BYTE, position) != text.quote()) break;
            }
            // Doubled quotes and escapes leave the text shorter than it stands there.
            if (to < position) {
                bytes.set(Layouts.BYTE, to, bytes.get(Layouts.BYTE, position));
            }
            to++;
            position++;
        }
        while (position < end && bytes.get(Layouts.BYTE, position) == ' ') position++;
        // What is at fault is shown as it stands there, as far as it still does.
        if (position < end) return false;
        spans.starts[i] = from;
        spans.lengths[i] = to - from;
        return true;
    }

    static void setNull(TextSpans spans, int i) {
        spans.lengths[i] = 0;
        spans.nulls[i >>> 6] |= 1L << i;
    }

    private boolean isNullText(TextSpans spans, int i) {
        for (byte[] nullText : nullTexts) {
            if (nullText.length == spans.lengths[i] && matches(spans, i, nullText)) return true;
        }
        return false;
    }

    private static boolean matches(TextSpans spans, int i, byte[] expected) {
        for (int k = 0; k < expected.length; k++) {
            byte letter = spans.bytes().get(Layouts.BYTE, spans.starts[i] + (long) k);
            if (letter != expected[k]) return false;
        }
        return true;
    }
}
