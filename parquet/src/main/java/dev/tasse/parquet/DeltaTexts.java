package dev.tasse.parquet;

import static dev.tasse.internal.memory.Layouts.INT;
import static dev.tasse.internal.memory.Layouts.LONG;

import dev.tasse.internal.memory.Lease;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;

/// Texts whose lengths stand apart from their bytes, with or without what each has in common with
/// the one before, become texts led by their lengths.
final class DeltaTexts {
    private final Lease scratch;

    DeltaTexts(Lease scratch) {
        this.scratch = scratch;
    }

    /// A page of the encoding DELTA_LENGTH_BYTE_ARRAY as one of PLAIN.
    Page withLengths(Page page) {
        Numbers lengths = numbers(page, page.from());
        return joined(page, null, lengths);
    }

    /// A page of the encoding DELTA_BYTE_ARRAY as one of PLAIN.
    Page withPrefixes(Page page) {
        Numbers prefixes = numbers(page, page.from());
        Numbers lengths = numbers(page, prefixes.end);
        return joined(page, prefixes, lengths);
    }

    /// Numbers of a page and the byte behind them.
    private record Numbers(MemorySegment values, int count, long end) {
        long get(int index) {
            return values.getAtIndex(LONG, index);
        }
    }

    private Numbers numbers(Page page, long from) {
        DeltaNumbers deltas = new DeltaNumbers();
        deltas.start(page.bytes(), from, page.end());
        if (deltas.count() < page.count()) throw new IllegalStateException("lengths are missing");
        if (deltas.count() > Byte.SIZE * (page.end() - from) + page.count()) {
            // Differences of no bits take none: only the values that are wanted bound them.
            throw new IllegalStateException("more lengths than values");
        }
        MemorySegment values = scratch.allocate((long) deltas.count() * Long.BYTES);
        long end = deltas.readAll(values);
        return new Numbers(values, deltas.count(), end);
    }

    private Page joined(Page page, @Nullable Numbers prefixes, Numbers lengths) {
        MemorySegment bytes = page.bytes();
        MemorySegment out = scratch.allocate(size(page, prefixes, lengths));
        long at = lengths.end;
        long to = 0;
        long before = 0;
        for (int i = 0; i < page.count(); i++) {
            long prefix = prefixes == null ? 0 : prefixes.get(i);
            long length = lengths.get(i);
            if (length > page.end() - at) throw new IllegalStateException("texts go beyond a page");
            long start = to + Integer.BYTES;
            if (prefix > start - Integer.BYTES - before) {
                throw new IllegalStateException("a text shares more than the one before has");
            }
            out.set(INT, to, Math.toIntExact(prefix + length));
            MemorySegment.copy(out, before, out, start, prefix);
            MemorySegment.copy(bytes, at, out, start + prefix, length);
            at += length;
            before = start;
            to = start + prefix + length;
        }
        return new Page(out, 0, to, PageHeader.PLAIN, page.count());
    }

    private static long size(Page page, @Nullable Numbers prefixes, Numbers lengths) {
        long size = 0;
        for (int i = 0; i < page.count(); i++) {
            long prefix = prefixes == null ? 0 : prefixes.get(i);
            long length = lengths.get(i);
            if (prefix < 0 || length < 0) throw new IllegalStateException("a negative length");
            size = Math.addExact(size, Math.addExact(prefix, length) + Integer.BYTES);
            if (size > Integer.MAX_VALUE)
                throw new IllegalStateException("a page of 2 GiB of text");
        }
        return size;
    }
}
