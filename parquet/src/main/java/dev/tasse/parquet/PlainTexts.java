package dev.tasse.parquet;

import static dev.tasse.internal.memory.Layouts.INT;
import static dev.tasse.internal.memory.Layouts.LONG;

import dev.tasse.data.StringViews;
import dev.tasse.internal.memory.Lease;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Texts as a page holds them, each led by its length in 4 bytes, become views.
///
/// A length and the first bytes of a text lie in a page as they do in a view, so that short texts
/// are copied word by word. The bytes of pages with long texts are kept as a whole.
final class PlainTexts {
    private static final long[] LOW_MASKS = new long[StringViews.MAX_INLINE + 1];
    private static final long[] HIGH_MASKS = new long[StringViews.MAX_INLINE + 1];
    private static final long SIGNS = 0x8080_8080_8080_8080L;

    static {
        for (int length = 0; length <= StringViews.MAX_INLINE; length++) {
            int rest = length - StringViews.PREFIX;
            int first = Math.min(length, StringViews.PREFIX);
            LOW_MASKS[length] = -1L >>> (Integer.SIZE - first * Byte.SIZE);
            HIGH_MASKS[length] = rest <= 0 ? 0 : -1L >>> (Long.SIZE - rest * Byte.SIZE);
        }
    }

    private final Lease lease;
    private final List<MemorySegment> buffers;
    private final boolean text;

    /// Texts, or bytes that need be no text, whose long ones go to `buffers`.
    PlainTexts(boolean text, Lease lease, List<MemorySegment> buffers) {
        this.text = text;
        this.lease = lease;
        this.buffers = buffers;
    }

    /// Writes the views of the values of `page` to `views`.
    void read(Page page, MemorySegment views) {
        MemorySegment bytes = page.bytes();
        long at = page.from();
        long end = page.end();
        long seen = 0;
        long ends = 0;
        int buffer = -1;
        for (int i = 0; i < page.count(); i++) {
            if (end - at < Integer.BYTES) throw cutOff();
            long low = bytes.get(LONG, at);
            int length = (int) low;
            if (length < 0 || length > end - at - Integer.BYTES) throw cutOff();
            long high;
            if (length <= StringViews.MAX_INLINE) {
                low &= LOW_MASKS[length];
                high = bytes.get(LONG, at + Long.BYTES) & HIGH_MASKS[length];
                seen |= low | high;
            } else {
                if (buffer < 0) buffer = keep(page);
                high = StringViews.high(buffer, (int) (at - page.from()) + Integer.BYTES);
            }
            views.set(LONG, (long) i * StringViews.BYTES, low);
            views.set(LONG, (long) i * StringViews.BYTES + Long.BYTES, high);
            at += Integer.BYTES + (long) length;
            ends = at;
        }
        boolean plain = buffer < 0 ? (seen & SIGNS) == 0 : isPlain(bytes, page.from(), ends);
        if (text && !plain) check(page);
    }

    /// Copies the values to a buffer; its number.
    private int keep(Page page) {
        return keep(page.bytes().asSlice(page.from(), page.end() - page.from()));
    }

    /// Copies `bytes` to a buffer; its number.
    int keep(MemorySegment bytes) {
        MemorySegment kept = lease.allocate(bytes.byteSize()).asSlice(0, bytes.byteSize());
        kept.copyFrom(bytes);
        buffers.add(kept);
        return buffers.size() - 1;
    }

    /// Whether all bytes are ASCII.
    private static boolean isPlain(MemorySegment bytes, long from, long to) {
        long seen = 0;
        long at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) seen |= bytes.get(LONG, at);
        if (at < to) seen |= bytes.get(LONG, at) & (-1L >>> (Long.SIZE - (to - at) * Byte.SIZE));
        return (seen & SIGNS) == 0;
    }

    private static void check(Page page) {
        long at = page.from();
        for (int i = 0; i < page.count(); i++) {
            int length = page.bytes().get(INT, at);
            Utf8.check(page.bytes(), at + Integer.BYTES, length);
            at += Integer.BYTES + (long) length;
        }
    }

    private static IllegalStateException cutOff() {
        return new IllegalStateException("a text goes beyond its page");
    }
}
