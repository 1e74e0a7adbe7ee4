package dev.tasse.internal.simd;

import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/// Lets a thread of its own call {@link VectorScan} until its code is compiled, for operations on
/// vectors that are interpreted take a thousand times as long: files are scanned by words until
/// then.
final class VectorWarmUp {
    private static final int TEXT_BYTES = 256;
    private static final int GROUP = 64;
    private static final int MOST_GROUPS = 4_000;
    // Interpreted it takes some hundred times as long, compiled less than a tenth.
    private static final long FAST_NANOS = 1_000;

    private static final AtomicBoolean STARTED = new AtomicBoolean();
    private static volatile boolean warm;

    private VectorWarmUp() {}

    /// Whether the scan is compiled.
    static boolean isWarm() {
        return warm;
    }

    /// Begins, if that was not done before.
    static void start() {
        if (STARTED.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("tasse-warm-up").start(VectorWarmUp::run);
        }
    }

    private static void run() {
        byte[] rows = "id016,23,1.5\n".repeat(TEXT_BYTES).getBytes(StandardCharsets.US_ASCII);
        DelimitedText text =
                new DelimitedText((byte) ',', (byte) '\n', (byte) '"', DelimitedText.NONE);
        MemorySegment plain = Arena.ofAuto().allocate(TEXT_BYTES);
        MemorySegment.copy(rows, 0, plain, Layouts.BYTE, 0, TEXT_BYTES);
        for (int i = 0; i < MOST_GROUPS && !warm; i++) {
            // Its array grows within a group, as it does in files.
            DelimiterIndex index = new DelimiterIndex();
            index.clear(0);
            long start = System.nanoTime();
            for (int k = 0; k < GROUP; k++) VectorScan.scan(text, plain, 0, TEXT_BYTES, index);
            warm = System.nanoTime() - start < GROUP * FAST_NANOS;
        }
    }
}
