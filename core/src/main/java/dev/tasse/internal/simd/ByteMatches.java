package dev.tasse.internal.simd;

/// Compares the eight bytes of a long at once.
///
/// Byte `i` of the text is bits `8i` to `8i + 7`. Matches are told by the highest bit of each byte,
/// or by one bit a byte.
public final class ByteMatches {
    static final long HIGH_BITS = 0x8080808080808080L;
    private static final long LOW_BITS = 0x0101010101010101L;
    // Brings the highest bit of byte i to bit 56 + i; no two of the products touch.
    private static final long GATHER = 0x0002040810204081L;

    private ByteMatches() {}

    /// Eight times the byte `letter`.
    public static long repeat(byte letter) {
        return (letter & 0xFF) * LOW_BITS;
    }

    /// The highest bit of each byte that is equal in `word` and `repeated`, and no other bit.
    public static long equal(long word, long repeated) {
        long x = word ^ repeated;
        return ~((x & ~HIGH_BITS) + ~HIGH_BITS | x) & HIGH_BITS;
    }

    /// Bit `i` for the highest bit of byte `i`; `matches` has no other bits.
    static long toBits(long matches) {
        return (matches * GATHER) >>> 56;
    }
}
