package dev.tasse.internal.kernel;

import dev.tasse.data.StringColumn;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/// A text to look for, in words of eight bytes.
///
/// Candidates are the places where its first two bytes stand, found eight places at a time.
final class Needle {
    private final long[] words;
    private final long lastMask;
    private final int length;
    private final long firstBytes;
    private final long secondBytes;

    Needle(byte[] text) {
        length = text.length;
        words = new long[(length + Long.BYTES - 1) / Long.BYTES];
        for (int i = 0; i < length; i++) {
            words[i / Long.BYTES] |= (text[i] & 0xFFL) << (Byte.SIZE * (i % Long.BYTES));
        }
        int last = length % Long.BYTES;
        lastMask = last == 0 ? -1L : -1L >>> (Long.SIZE - Byte.SIZE * last);
        firstBytes = length > 0 ? Utf8.repeated(text[0]) : 0;
        secondBytes = length > 1 ? Utf8.repeated(text[1]) : 0;
    }

    static Needle of(StringColumn column, long row) {
        return new Needle(column.getString(row).getBytes(StandardCharsets.UTF_8));
    }

    int length() {
        return length;
    }

    /// The first byte at `start` or later where this stands in the text of `size` bytes at `from`,
    /// or -1.
    int find(MemorySegment source, long from, int size, int start) {
        if (length == 0) return start <= size ? start : -1;
        for (int at = start; at <= size - length; at += Long.BYTES) {
            long hits = Utf8.zeros(Utf8.word(source, from, at, size) ^ firstBytes);
            if (length > 1 && hits != 0) {
                hits &= Utf8.zeros(Utf8.word(source, from, at + 1, size) ^ secondBytes);
            }
            for (; hits != 0; hits &= hits - 1) {
                int place = at + Long.numberOfTrailingZeros(hits) / Byte.SIZE;
                if (isAt(source, from, size, place)) return place;
            }
        }
        return -1;
    }

    /// Whether this stands at byte `place` of the text of `size` bytes at `from`.
    boolean isAt(MemorySegment source, long from, int size, int place) {
        if (place < 0 || place > size - length) return false;
        int last = words.length - 1;
        for (int i = 0; i < last; i++) {
            if (Utf8.word(source, from, place + i * Long.BYTES, size) != words[i]) return false;
        }
        if (last < 0) return true;
        long word = Utf8.word(source, from, place + last * Long.BYTES, size);
        return (word & lastMask) == words[last];
    }
}
