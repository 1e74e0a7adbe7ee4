package dev.tasse.io;

import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.simd.DelimitedText;
import dev.tasse.internal.simd.QuoteState;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// Where the first record at or after any place of a file begins, exactly: a line end may lie
/// within quotes, which only the bytes before it can tell.
///
/// The file is cut into blocks, and for each block that lies before a place asked for the function
/// from the quote state before it to that after it is found once, by whichever thread comes first;
/// their composition from the start of the file is the state at the block. A reader that arrives at
/// the end of its split hands over where the next record begins, which spares the one after it all
/// this. Safe for many threads; nobody waits for another.
final class RecordBorders {
    /// The size of the blocks of real files; tests take smaller ones.
    static final int BLOCK_BYTES = 4 << 20;

    private static final int PIECE_BYTES = 256 << 10;
    private static final int KNOWN = 1 << 30;

    private final DelimitedText text;
    private final long start;
    private final int blockBytes;
    // The function of each block, with a bit that tells it from what is not known yet.
    private final AtomicIntegerArray functions;
    private final AtomicInteger nextBlock = new AtomicInteger();
    private final Map<Long, Long> handedOver = new ConcurrentHashMap<>();
    // Guarded by this: the state before the block `folded`.
    private int folded;
    private int foldedState;

    /// Borders in `file`, looked for in blocks of `blockBytes`.
    RecordBorders(CsvFile file, int blockBytes) {
        this.text = file.text();
        this.start = file.start();
        this.blockBytes = blockBytes;
        this.foldedState = QuoteState.atRow(text);
        functions = new AtomicIntegerArray(Math.toIntExact(file.dataBytes() / blockBytes + 1));
    }

    /// Tells where the first record at or after `position` begins, or the file ends.
    void handOver(long position, long record) {
        handedOver.put(position, record);
    }

    /// Where the first record at or after `position` begins, or the file ends; reads through
    /// `window`.
    long firstRecord(CsvWindow window, long position) {
        if (position <= start) return start;
        Long known = handedOver.get(position);
        if (known != null) return known;
        // A record begins after a line end: also after the one right before the place.
        long from = position - 1;
        int block = Math.toIntExact((from - start) / blockBytes);
        int state = stateBefore(window, block);
        long blockStart = start + (long) block * blockBytes;
        state = QuoteState.apply(function(window, blockStart, from), state);
        return afterLineEnd(window, from, state);
    }

    private long afterLineEnd(CsvWindow window, long from, int stateThere) {
        int state = stateThere;
        long position = from;
        long wanted = 4096;
        while (position < window.file().size()) {
            window.load(position, wanted);
            for (int i = window.from(); i < window.to(); i++) {
                byte letter = window.bytes().get(Layouts.BYTE, i);
                if (letter == text.lineEnd() && !QuoteState.isQuoted(state)) {
                    return window.positionOf(i + 1);
                }
                state = QuoteState.next(state, letter, text);
            }
            position = window.positionOf(window.to());
            wanted = Math.min(2 * wanted, PIECE_BYTES);
        }
        return position;
    }

    private int stateBefore(CsvWindow window, int block) {
        if (!text.hasQuote()) return QuoteState.PLAIN;
        int next = nextBlock.get();
        while (next < block) {
            if (nextBlock.compareAndSet(next, next + 1)) learn(window, next);
            next = nextBlock.get();
        }
        // Blocks that other threads are at: to look at them again is better than to wait.
        for (int i = foldedBlocks(); i < block; i++) {
            if (functions.get(i) == 0) learn(window, i);
        }
        return foldTo(block);
    }

    private synchronized int foldedBlocks() {
        return folded;
    }

    private synchronized int foldTo(int block) {
        if (folded > block) return fold(0, block, QuoteState.atRow(text));
        foldedState = fold(folded, block, foldedState);
        folded = block;
        return foldedState;
    }

    private int fold(int from, int to, int stateThere) {
        int state = stateThere;
        for (int i = from; i < to; i++) state = QuoteState.apply(functions.get(i), state);
        return state;
    }

    private void learn(CsvWindow window, int block) {
        long from = start + (long) block * blockBytes;
        functions.set(block, function(window, from, from + blockBytes) | KNOWN);
    }

    private int function(CsvWindow window, long from, long to) {
        int function = QuoteState.IDENTITY;
        for (long position = from; position < to; position += PIECE_BYTES) {
            window.load(position, Math.min(PIECE_BYTES, to - position));
            int piece = QuoteState.function(window.bytes(), window.from(), window.to(), text);
            function = QuoteState.then(function, piece);
        }
        return function;
    }
}
