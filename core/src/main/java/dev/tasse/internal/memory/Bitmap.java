package dev.tasse.internal.memory;

import static dev.tasse.internal.memory.Layouts.BYTE;
import static dev.tasse.internal.memory.Layouts.LONG;

import java.lang.foreign.MemorySegment;

/// A row of bits in a segment, the least significant bit of a byte first, as Arrow has them: the
/// validity of a column (1 is a value, 0 is null) or the values of a boolean one.
///
/// A bitmap whose bits are all set needs no memory: such an **absent** one answers every question
/// like any other and lets a kernel skip its nulls with one test, {@link #isAbsent}. Writing to it
/// is an error of ours. Bits may begin anywhere in a byte, so a slice is a view; loops over whole
/// words are fastest where they begin a byte. Not safe for writers in several threads.
public final class Bitmap {
    private final MemorySegment bits;
    private final boolean absent;
    private final long first;
    private final long length;

    private Bitmap(MemorySegment bits, boolean absent, long first, long length) {
        if (length < 0) throw new AssertionError("a bitmap of " + length + " bits");
        this.bits = bits;
        this.absent = absent;
        this.first = first;
        this.length = length;
    }

    /// The absent bitmap: `length` bits, all set, no memory.
    public static Bitmap allSet(long length) {
        return new Bitmap(MemorySegment.NULL, true, 0, length);
    }

    /// A view of `length` bits from bit `first` of `bits` on.
    public static Bitmap of(MemorySegment bits, long first, long length) {
        return new Bitmap(bits, false, first, length);
    }

    /// A bitmap of `length` bits with unspecified content.
    public static Bitmap allocate(Lease lease, long length) {
        return of(lease.allocate(bytes(length)), 0, length);
    }

    /// A bitmap of `length` bits, all of them `value`.
    public static Bitmap allocate(Lease lease, long length, boolean value) {
        Bitmap bitmap = allocate(lease, length);
        bitmap.setRange(0, length, value);
        return bitmap;
    }

    /// The bytes of whole words that hold `length` bits.
    public static long bytes(long length) {
        return ((length + 63) >>> 6) << 3;
    }

    public long length() {
        return length;
    }

    /// Whether this is all set and has no memory. False says nothing about the bits.
    public boolean isAbsent() {
        return absent;
    }

    /// The segment in which the bits lie; {@link MemorySegment#NULL} if absent.
    public MemorySegment memory() {
        return bits;
    }

    public boolean get(long index) {
        if (absent) return true;
        long bit = first + index;
        return ((bits.get(BYTE, bit >>> 3) >>> (bit & 7)) & 1) != 0;
    }

    public void set(long index, boolean value) {
        if (absent) throw new AssertionError("an absent bitmap is written to");
        long bit = first + index;
        byte old = bits.get(BYTE, bit >>> 3);
        int mask = 1 << (bit & 7);
        bits.set(BYTE, bit >>> 3, (byte) (value ? (old | mask) : (old & ~mask)));
    }

    /// Sets the bits from `from` to before `to` to `value`.
    public void setRange(long from, long to, boolean value) {
        if (absent) throw new AssertionError("an absent bitmap is written to");
        long bit = from;
        while (bit < to && ((first + bit) & 7) != 0) set(bit++, value);
        long whole = (to - bit) >>> 3;
        bits.asSlice((first + bit) >>> 3, whole).fill((byte) (value ? -1 : 0));
        for (bit += whole << 3; bit < to; bit++) set(bit, value);
    }

    /// How many words of 64 bits hold all bits.
    public long wordCount() {
        return (length + 63) >>> 6;
    }

    /// Bits `64 * index` to `64 * index + 63`; those from {@link #length} on are 0.
    public long word(long index) {
        long count = Math.min(Long.SIZE, length - (index << 6));
        if (absent) return mask(count);
        long bit = first + (index << 6);
        long at = bit >>> 3;
        long shift = bit & 7;
        long word = load(at) >>> shift;
        if (shift + count > Long.SIZE) word |= (long) bits.get(BYTE, at + 8) << -shift;
        return word & mask(count);
    }

    /// Sets bits `64 * index` to `64 * index + 63`; what `word` has beyond {@link #length} is
    /// ignored. The segment must be padded.
    public void setWord(long index, long word) {
        long count = Math.min(Long.SIZE, length - (index << 6));
        long bit = first + (index << 6);
        long at = bit >>> 3;
        long shift = bit & 7;
        long mask = mask(count);
        long low = mask << shift;
        bits.set(LONG, at, merge(bits.get(LONG, at), word << shift, low));
        if (shift + count > Long.SIZE) {
            long high = mask >>> -shift;
            bits.set(BYTE, at + 8, (byte) merge(bits.get(BYTE, at + 8), word >>> -shift, high));
        }
    }

    /// How many bits are set.
    public long count() {
        if (absent) return length;
        long whole = inBytes() ? length >>> 6 : 0;
        long count = BitLoops.count(words(), whole);
        for (long i = whole; i < wordCount(); i++) count += Long.bitCount(word(i));
        return count;
    }

    /// This bitmap, or the absent one if all its bits are set.
    public Bitmap simplified() {
        return absent || count() < length ? this : allSet(length);
    }

    /// A view of `count` bits from `from` on.
    public Bitmap slice(long from, long count) {
        if (from < 0 || count < 0 || from + count > length) {
            throw new AssertionError("bits " + from + " to " + (from + count) + " of " + length);
        }
        return new Bitmap(bits, absent, first + from, count);
    }

    /// Sets this to `a and b`, which may be this.
    public void and(Bitmap a, Bitmap b) {
        long whole = wholeWords(a, b);
        BitLoops.and(a.words(), b.words(), words(), whole);
        for (long i = whole; i < wordCount(); i++) setWord(i, a.word(i) & b.word(i));
    }

    /// Sets this to `a or b`, which may be this.
    public void or(Bitmap a, Bitmap b) {
        long whole = wholeWords(a, b);
        BitLoops.or(a.words(), b.words(), words(), whole);
        for (long i = whole; i < wordCount(); i++) setWord(i, a.word(i) | b.word(i));
    }

    /// Sets this to `a and not b`, which may be this.
    public void andNot(Bitmap a, Bitmap b) {
        long whole = wholeWords(a, b);
        BitLoops.andNot(a.words(), b.words(), words(), whole);
        for (long i = whole; i < wordCount(); i++) setWord(i, a.word(i) & ~b.word(i));
    }

    /// Sets this to `not a`, which may be this.
    public void not(Bitmap a) {
        long whole = wholeWords(a, a);
        BitLoops.not(a.words(), words(), whole);
        for (long i = whole; i < wordCount(); i++) setWord(i, ~a.word(i));
    }

    /// Sets this to the bits of `a`.
    public void copy(Bitmap a) {
        long whole = wholeWords(a, a);
        MemorySegment.copy(a.words(), 0, words(), 0, whole << 3);
        for (long i = whole; i < wordCount(); i++) setWord(i, a.word(i));
    }

    /// `a and b` in memory of `lease`, or the one of them that says it already: where neither has
    /// nulls, neither has the result, and nothing is written.
    public static Bitmap and(Bitmap a, Bitmap b, Lease lease) {
        checkLengths(a, b);
        if (a.absent) return b;
        if (b.absent) return a;
        Bitmap both = allocate(lease, a.length);
        both.and(a, b);
        return both;
    }

    /// The bits from bit 0 of a segment on, in whole words: the segment of this bitmap where they
    /// lie so already, else a copy in memory of `lease`.
    public MemorySegment toSegment(Lease lease) {
        if (!absent && inBytes()) return words();
        Bitmap copy = allocate(lease, length);
        copy.copy(this);
        return copy.bits;
    }

    /// How many words of this, `a` and `b` the loops over whole words may handle.
    private long wholeWords(Bitmap a, Bitmap b) {
        checkLengths(this, a);
        checkLengths(this, b);
        if (absent) throw new AssertionError("an absent bitmap is written to");
        boolean regular = !a.absent && !b.absent && inBytes() && a.inBytes() && b.inBytes();
        return regular ? length >>> 6 : 0;
    }

    private static void checkLengths(Bitmap a, Bitmap b) {
        if (a.length != b.length) {
            throw new AssertionError("bitmaps of " + a.length + " and " + b.length + " bits");
        }
    }

    private boolean inBytes() {
        return (first & 7) == 0;
    }

    private MemorySegment words() {
        return absent ? bits : bits.asSlice(first >>> 3);
    }

    /// The 8 bytes at `at`, or those of them that the segment has.
    private long load(long at) {
        if (at + 8 <= bits.byteSize()) return bits.get(LONG, at);
        long word = 0;
        for (long i = bits.byteSize() - 1; i >= at; i--) {
            word = word << 8 | Byte.toUnsignedLong(bits.get(BYTE, i));
        }
        return word;
    }

    /// `added` where `mask` is set, else `old`.
    private static long merge(long old, long added, long mask) {
        return (old & ~mask) | (added & mask);
    }

    private static long mask(long count) {
        return count <= 0 ? 0 : -1L >>> -count;
    }

    @Override
    public String toString() {
        return absent ? length + " bits, all set" : length + " bits, " + count() + " set";
    }
}
