package dev.tasse.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.xerial.snappy.Snappy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;

final class SnappyBlockTest {
    private static byte[] decompressed(byte[] packed, int size) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment in = arena.allocateFrom(ValueLayout.JAVA_BYTE, packed);
            MemorySegment out = arena.allocate(Math.max(1, size)).asSlice(0, size);
            assertThat(SnappyBlock.decompress(in, out)).isEqualTo(size);
            return out.toArray(ValueLayout.JAVA_BYTE);
        }
    }

    /// Bytes with repetitions of all distances and lengths.
    private static byte[] random(Random random) {
        byte[] bytes = new byte[random.nextInt(5000)];
        int at = 0;
        while (at < bytes.length) {
            int length = Math.min(bytes.length - at, 1 + random.nextInt(1 << random.nextInt(11)));
            if (at == 0 || random.nextInt(3) == 0) {
                for (int i = 0; i < length; i++) bytes[at++] = (byte) random.nextInt(256);
            } else {
                int distance = 1 + random.nextInt(Math.min(at, 1 << random.nextInt(12)));
                for (int i = 0; i < length; i++, at++) bytes[at] = bytes[at - distance];
            }
        }
        return bytes;
    }

    @Test
    void whatSnappyCompressedComesBack() throws IOException {
        for (long seed = 0; seed < 500; seed++) {
            byte[] bytes = random(new Random(seed));
            assertThat(decompressed(Snappy.compress(bytes), bytes.length))
                    .as("seed %d", seed)
                    .isEqualTo(bytes);
        }
    }

    @Test
    void longLiteralsAndFarCopiesComeBack() throws IOException {
        byte[] bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);
        System.arraycopy(bytes, 0, bytes, 200_000, 100_000);
        assertThat(decompressed(Snappy.compress(bytes), bytes.length)).isEqualTo(bytes);
        byte[] zeros = new byte[100_000];
        assertThat(decompressed(Snappy.compress(zeros), zeros.length)).isEqualTo(zeros);
    }

    @Test
    void damagedBytesNeverLeaveTheirBounds() throws IOException {
        Random random = new Random(2);
        byte[] bytes = random(new Random(7));
        byte[] packed = Snappy.compress(bytes);
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = packed.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment out = arena.allocate(bytes.length);
                MemorySegment in = arena.allocateFrom(ValueLayout.JAVA_BYTE, damaged);
                SnappyBlock.decompress(in, out);
            } catch (IndexOutOfBoundsException | IllegalStateException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void copyFromBeforeTheBeginningIsAnError() {
        // Two bytes: a copy of four from one byte back.
        byte[] packed = {4, 1, 1};
        assertThatThrownBy(() -> decompressed(packed, 4))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("copy from nowhere");
    }

    @Test
    void anotherLengthIsTold() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment in = arena.allocateFrom(ValueLayout.JAVA_BYTE, (byte) 7, (byte) 0);
            assertThat(SnappyBlock.decompress(in, arena.allocate(3))).isEqualTo(7);
        }
    }
}
