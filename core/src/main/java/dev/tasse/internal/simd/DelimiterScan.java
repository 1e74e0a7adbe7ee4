package dev.tasse.internal.simd;

import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicLong;

/// Finds the ends of fields and lines in delimited text, 64 bytes at a time.
///
/// For each 64 bytes there is a mask of delimiters and line ends. Where quotes stand, each bit of
/// their running XOR tells whether its byte is quoted, and takes the matches inside quotes away
/// (Langdale and Lemire, "Parsing gigabytes of JSON per second", 2019). That holds as long as
/// quotes open at the beginning of a field; for text with others, with escapes, or with quotes that
/// may stand in comments, a byte by byte scan takes over.
///
/// Where the module of the Vector API is there, and enough was scanned for its compilation to pay,
/// {@link VectorScan} looks at blocks without quotes, once it is compiled.
public final class DelimiterScan {
    private static final int BLOCK_BYTES = 64;
    private static final long COLD_BYTES = 1L << 30;
    private static final boolean HAS_VECTORS =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    // How much was scanned by all scans.
    private static final AtomicLong SCANNED = new AtomicLong();

    private final DelimitedText text;
    private final long delimiters;
    private final long lineEnds;
    private final long quotes;
    // All ones if there are quotes in this kind of text.
    private final long quoteMask;
    private final boolean byVectors;

    // What the blocks before left: all ones inside quotes; whether their last byte ends a field or
    // is a quote.
    private long inside;
    private long fieldMayStart;

    /// A scan of one kind of text. One thread.
    public DelimiterScan(DelimitedText text) {
        this(text, hasFastVectors());
    }

    /// A scan by vectors or without.
    DelimiterScan(DelimitedText text, boolean byVectors) {
        this.text = text;
        this.byVectors = byVectors;
        delimiters = ByteMatches.repeat(text.delimiter());
        lineEnds = ByteMatches.repeat(text.lineEnd());
        quotes = ByteMatches.repeat(text.quote());
        quoteMask = text.hasQuote() ? -1 : 0;
    }

    private static boolean hasFastVectors() {
        if (!HAS_VECTORS || SCANNED.get() <= COLD_BYTES || !VectorScan.isFast()) return false;
        VectorWarmUp.start();
        return VectorWarmUp.isWarm();
    }

    /// Indexes the bytes from `from` to `to`, of which the first begins a row; offsets are those of
    /// `bytes`. There are 64 readable bytes after `to`.
    public void scan(MemorySegment bytes, int from, int to, DelimiterIndex index) {
        index.clear(from);
        SCANNED.addAndGet(to - from);
        inside = 0;
        fieldMayStart = 1;
        if (text.hasEscape()) {
            index.exact = true;
        } else {
            scanBlocks(bytes, from, to, index);
        }
        if (index.exact) scanExactly(bytes, from, to, index);
    }

    private void scanBlocks(MemorySegment bytes, int from, int to, DelimiterIndex index) {
        int position = from;
        while (position < to && !index.exact) {
            position = scanPlain(bytes, position, to, index);
            if (position >= to) return;
            scanQuoted(bytes, position, Math.min(BLOCK_BYTES, to - position), index);
            position += BLOCK_BYTES;
        }
    }

    /// Scans whole blocks up to one that has quotes or is inside of them, or to the last; returns
    /// where it stopped.
    private int scanPlain(MemorySegment bytes, int from, int to, DelimiterIndex index) {
        if (inside != 0) return from;
        int position =
                byVectors
                        ? VectorScan.scan(text, bytes, from, to, index)
                        : scanWords(bytes, from, to, index);
        if (position > from) {
            fieldMayStart = text.endsField(bytes.get(Layouts.BYTE, position - 1L)) ? 1 : 0;
        }
        return position;
    }

    private int scanWords(MemorySegment bytes, int from, int to, DelimiterIndex index) {
        int[] ends = index.borders;
        int count = index.size;
        int lines = 0;
        int position = from;
        long letters = 0;
        while (position + BLOCK_BYTES <= to) {
            long mask = 0;
            long quoted = 0;
            int newLines = 0;
            for (int i = 0; i < BLOCK_BYTES; i += Long.BYTES) {
                long word = bytes.get(Layouts.LONG, position + (long) i);
                long line = ByteMatches.equal(word, lineEnds);
                long end = ByteMatches.equal(word, delimiters) | line;
                quoted |= ByteMatches.equal(word, quotes);
                newLines += Long.bitCount(line);
                letters |= word;
                mask |= ByteMatches.toBits(end) << i;
            }
            if ((quoted & quoteMask) != 0) break;
            lines += newLines;
            if (count + BLOCK_BYTES > ends.length) {
                index.size = count;
                index.reserve();
                ends = index.borders;
            }
            count = append(ends, count, position, mask);
            position += BLOCK_BYTES;
        }
        index.size = count;
        index.lineCount += lines;
        index.ascii &= (letters & ByteMatches.HIGH_BITS) == 0;
        return position;
    }

    /// Scans one block of up to 64 bytes, minding quotes.
    private void scanQuoted(MemorySegment bytes, int position, int length, DelimiterIndex index) {
        long delimiter = 0;
        long line = 0;
        long quote = 0;
        long letters = 0;
        long valid = -1L >>> (BLOCK_BYTES - length);
        for (int i = 0; i < BLOCK_BYTES; i += Long.BYTES) {
            long word = bytes.get(Layouts.LONG, position + (long) i);
            delimiter |= ByteMatches.toBits(ByteMatches.equal(word, delimiters)) << i;
            line |= ByteMatches.toBits(ByteMatches.equal(word, lineEnds)) << i;
            quote |= ByteMatches.toBits(ByteMatches.equal(word, quotes)) << i;
            letters |= ByteMatches.toBits(word & ByteMatches.HIGH_BITS) << i;
        }
        quote &= quoteMask & valid;
        long ends = (delimiter | line) & valid;
        long quotedBytes = runningXor(quote) ^ inside;
        // A quote that opens must begin a field, or follow the quote that closed: a doubled one.
        long opening = quote & quotedBytes;
        long mayOpen = (ends | quote) << 1 | fieldMayStart;
        index.quoted |= quote != 0;
        index.ascii &= (letters & valid) == 0;
        boolean mayBeComment = text.hasComment() && quote != 0;
        index.exact |= (opening & ~mayOpen) != 0 || mayBeComment;
        ends &= ~quotedBytes;
        index.lineCount += Long.bitCount(line & ends);
        index.reserve();
        index.size = append(index.borders, index.size, position, ends);
        inside = quotedBytes >> (BLOCK_BYTES - 1);
        fieldMayStart = (ends | quote) >>> (BLOCK_BYTES - 1);
    }

    /// Writes the positions of the bits of `mask`. Eight at a time, since the number of bits is
    /// hard to foresee for the processor: entries beyond the count are overwritten later.
    static int append(int[] ends, int count, int position, long mask) {
        int at = count;
        int after = count + Long.bitCount(mask);
        long bits = mask;
        while (at < after) {
            for (int i = 0; i < Long.BYTES; i++) {
                ends[at + i] = position + Long.numberOfTrailingZeros(bits);
                bits &= bits - 1;
            }
            at += Long.BYTES;
        }
        return after;
    }

    /// Bit `i` is the XOR of the bits 0 to `i` of `bits`.
    private static long runningXor(long bits) {
        long x = bits;
        x ^= x << 1;
        x ^= x << 2;
        x ^= x << 4;
        x ^= x << 8;
        x ^= x << 16;
        return x ^ x << 32;
    }

    /// The same answers by the rules of {@link QuoteState}, one byte after the other.
    private void scanExactly(MemorySegment bytes, int from, int to, DelimiterIndex index) {
        index.clear(from);
        index.exact = true;
        int state = QuoteState.atRow(text);
        for (int position = from; position < to; position++) {
            byte letter = bytes.get(Layouts.BYTE, position);
            if (letter < 0) index.ascii = false;
            if (text.hasQuote() && letter == text.quote()) index.quoted = true;
            if (!QuoteState.isQuoted(state) && text.endsField(letter)) {
                index.reserve();
                index.borders[index.size++] = position;
                if (letter == text.lineEnd()) index.lineCount++;
            }
            state = QuoteState.next(state, letter, text);
        }
    }
}
