package dev.tasse.internal.simd;

import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;

/// What a byte of delimited text means, told by the bytes before it: the automaton behind {@link
/// DelimitedText}.
///
/// ```
/// FIELD_START  nothing but blanks of the field was seen: a quote opens
/// PLAIN        in an unquoted field, or after a closed quote: a quote is a letter
/// QUOTED       between quotes
/// CLOSED       after a quote that closes, unless the next byte is one too
/// ESCAPED      between quotes, after an escape
/// ROW_START    as FIELD_START, before the first byte of a row of text that may have comments
/// COMMENT      in a comment, where only the line end means something
/// ```
///
/// A piece of text is a function from the state before it to the state after it. Pieces can be
/// looked at in any order and their functions applied one after the other: this finds out exactly,
/// and in parallel, which line ends of a file end rows.
public final class QuoteState {
    public static final int FIELD_START = 0;
    public static final int PLAIN = 1;
    public static final int QUOTED = 2;
    public static final int CLOSED = 3;
    public static final int ESCAPED = 4;
    public static final int ROW_START = 5;
    public static final int COMMENT = 6;

    private static final int STATES = 7;
    private static final int BITS = 3;
    private static final int MASK = (1 << BITS) - 1;

    /// The function of no bytes.
    public static final int IDENTITY = identity();

    private QuoteState() {}

    /// The state before the first byte of a row.
    public static int atRow(DelimitedText text) {
        return text.hasComment() ? ROW_START : FIELD_START;
    }

    /// Whether a quote opens between two states, one after the other.
    public static boolean opens(int state, int next) {
        return (state == FIELD_START || state == ROW_START) && next == QUOTED;
    }

    /// The state after `letter`.
    public static int next(int state, byte letter, DelimitedText text) {
        return switch (state) {
            case QUOTED -> {
                if (letter == text.quote()) yield CLOSED;
                yield text.hasEscape() && letter == text.escape() ? ESCAPED : QUOTED;
            }
            case ESCAPED -> QUOTED;
            case CLOSED -> letter == text.quote() ? QUOTED : unquoted(PLAIN, letter, text);
            case COMMENT -> letter == text.lineEnd() ? ROW_START : COMMENT;
            case FIELD_START, ROW_START -> {
                if (state == ROW_START && letter == text.comment()) yield COMMENT;
                if (text.hasQuote() && letter == text.quote()) yield QUOTED;
                yield unquoted(letter == ' ' ? FIELD_START : PLAIN, letter, text);
            }
            default -> unquoted(PLAIN, letter, text);
        };
    }

    private static int unquoted(int state, byte letter, DelimitedText text) {
        if (letter == text.lineEnd()) return atRow(text);
        return letter == text.delimiter() ? FIELD_START : state;
    }

    /// Whether delimiters and line ends are letters in this state.
    public static boolean isQuoted(int state) {
        return state == QUOTED || state == ESCAPED;
    }

    /// The state after the bytes from `from` to `to` when `state` is that before them. There are 8
    /// readable bytes after `to`.
    public static int after(
            MemorySegment bytes, long from, long to, DelimitedText text, int state) {
        int now = state;
        long position = from;
        while (text.hasComment() && position < to) {
            now = next(now, bytes.get(Layouts.BYTE, position++), text);
        }
        while (position < to) {
            long mark = nextMark(bytes, position, to, text);
            now = pass(bytes, position, mark, text, now);
            if (mark < to) now = next(now, bytes.get(Layouts.BYTE, mark), text);
            position = mark + 1;
        }
        return now;
    }

    /// The function of the bytes from `from` to `to`, for {@link #apply}. There are 8 readable
    /// bytes after `to`.
    ///
    /// All states are followed side by side; most often they meet at the first quoted field.
    public static int function(MemorySegment bytes, long from, long to, DelimitedText text) {
        int function = IDENTITY;
        int reached = text.hasComment() ? STATES : ROW_START;
        long position = from;
        while (position < to) {
            int only = function & MASK;
            if (function == constant(only)) {
                return constant(after(bytes, position, to, text, only));
            }
            // In text with comments every byte may matter.
            long mark = text.hasComment() ? position : nextMark(bytes, position, to, text);
            int changed = 0;
            for (int state = 0; state < STATES; state++) {
                int start = state < reached ? state : FIELD_START;
                int now = pass(bytes, position, mark, text, apply(function, start));
                if (mark < to) now = next(now, bytes.get(Layouts.BYTE, mark), text);
                changed |= now << (state * BITS);
            }
            function = changed;
            position = mark + 1;
        }
        return function;
    }

    /// The state after a piece of text with that function, when `state` is that before it.
    public static int apply(int function, int state) {
        return function >>> (state * BITS) & MASK;
    }

    /// The function of two pieces of text, one behind the other.
    public static int then(int first, int second) {
        int function = 0;
        for (int state = 0; state < STATES; state++) {
            function |= apply(second, apply(first, state)) << (state * BITS);
        }
        return function;
    }

    private static int identity() {
        int function = 0;
        for (int state = 0; state < STATES; state++) function |= state << (state * BITS);
        return function;
    }

    private static int constant(int result) {
        int function = 0;
        for (int state = 0; state < STATES; state++) function |= result << (state * BITS);
        return function;
    }

    /// The state after bytes that are neither quotes nor escapes.
    private static int pass(
            MemorySegment bytes, long from, long to, DelimitedText text, int state) {
        if (from == to || state == QUOTED) return state;
        if (state == ESCAPED) return QUOTED;
        long position = to - 1;
        while (position >= from && isBlank(bytes.get(Layouts.BYTE, position), text)) position--;
        if (position < from) return state == CLOSED ? PLAIN : state;
        return text.endsField(bytes.get(Layouts.BYTE, position)) ? FIELD_START : PLAIN;
    }

    private static boolean isBlank(byte letter, DelimitedText text) {
        return letter == ' ' && !text.endsField(letter);
    }

    /// Where the next quote or escape stands, or `to`.
    private static long nextMark(MemorySegment bytes, long from, long to, DelimitedText text) {
        if (!text.hasQuote()) return to;
        long quotes = ByteMatches.repeat(text.quote());
        long escapes = ByteMatches.repeat(text.hasEscape() ? text.escape() : text.quote());
        for (long position = from; position < to; position += Long.BYTES) {
            long word = bytes.get(Layouts.LONG, position);
            long marks = ByteMatches.equal(word, quotes) | ByteMatches.equal(word, escapes);
            if (marks != 0) {
                return Math.min(to, position + (Long.numberOfTrailingZeros(marks) >>> 3));
            }
        }
        return to;
    }
}
