package dev.tasse.internal.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorSpecies;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;

/// The twin of the plain scan of {@link DelimiterScan} by vectors of 64 bytes. To be loaded only
/// where the module of the Vector API is there.
final class VectorScan {
    private static final VectorSpecies<Byte> BLOCK = ByteVector.SPECIES_512;

    private VectorScan() {}

    /// Whether this machine has vectors of 64 bytes.
    static boolean isFast() {
        return ByteVector.SPECIES_PREFERRED.equals(BLOCK);
    }

    /// Scans whole blocks up to one that has quotes, or to the last; returns where it stopped.
    static int scan(
            DelimitedText text, MemorySegment bytes, int from, int to, DelimiterIndex index) {
        byte delimiter = text.delimiter();
        byte lineEnd = text.lineEnd();
        byte quote = text.quote();
        long quoteMask = text.hasQuote() ? -1 : 0;
        int[] ends = index.borders;
        int count = index.size;
        int lines = 0;
        int position = from;
        long high = 0;
        while (position + BLOCK.length() <= to) {
            ByteVector block =
                    ByteVector.fromMemorySegment(BLOCK, bytes, position, ByteOrder.LITTLE_ENDIAN);
            if ((block.eq(quote).toLong() & quoteMask) != 0) break;
            long line = block.eq(lineEnd).toLong();
            long mask = block.eq(delimiter).toLong() | line;
            high |= block.lt((byte) 0).toLong();
            lines += Long.bitCount(line);
            if (count + BLOCK.length() > ends.length) {
                index.size = count;
                index.reserve();
                ends = index.borders;
            }
            count = DelimiterScan.append(ends, count, position, mask);
            position += BLOCK.length();
        }
        index.size = count;
        index.lineCount += lines;
        index.ascii &= high == 0;
        return position;
    }
}
