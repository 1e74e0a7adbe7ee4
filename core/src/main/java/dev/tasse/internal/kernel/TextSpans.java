package dev.tasse.internal.kernel;

import java.lang.foreign.MemorySegment;

/// A batch of texts that lie in one segment: what the parsing kernels take.
///
/// Text `i` is the `lengths[i]` bytes from `starts[i]` on, and null if its bit in `nulls` is set
/// (the lowest of `nulls[0]` is that of text 0). A text of length 0 gets the value 0 and is never
/// at fault. The segment is native and has 16 readable bytes before the first and after the last
/// text, since kernels load whole words.
public final class TextSpans {
    /// Where each text begins in {@link #bytes}.
    public final int[] starts;

    /// Bytes of each text.
    public final int[] lengths;

    /// One bit for each text, set if it is null.
    public final long[] nulls;

    private MemorySegment bytes = MemorySegment.NULL;
    private int count;
    private boolean mayBeEmpty = true;

    /// Room for `capacity` texts.
    public TextSpans(int capacity) {
        starts = new int[capacity];
        lengths = new int[capacity];
        nulls = new long[(capacity + Long.SIZE - 1) / Long.SIZE];
    }

    /// Makes this a batch of `texts` texts in `segment`; the caller fills the arrays.
    public void set(MemorySegment segment, int texts) {
        if (texts > starts.length) throw new IndexOutOfBoundsException(texts);
        bytes = segment;
        count = texts;
        mayBeEmpty = true;
    }

    /// Tells that no text is empty.
    public void setNotEmpty() {
        mayBeEmpty = false;
    }

    /// Whether a text may be empty, as far as is known.
    public boolean mayBeEmpty() {
        return mayBeEmpty;
    }

    /// The segment that holds the texts.
    public MemorySegment bytes() {
        return bytes;
    }

    /// The number of texts.
    public int count() {
        return count;
    }

    /// The most texts that fit.
    public int capacity() {
        return starts.length;
    }
}
