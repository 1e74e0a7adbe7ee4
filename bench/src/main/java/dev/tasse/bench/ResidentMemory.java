package dev.tasse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The most memory that this process has held, anonymous and shared, while it is open: pages of
/// mapped files do not count.
///
/// Sampled by a thread of its own; on Linux only.
final class ResidentMemory implements AutoCloseable {
    private static final int SAMPLE_MILLIS = 20;
    private static final Path STATUS = Path.of("/proc/self/status");

    private final Thread sampler = Thread.ofPlatform().daemon().unstarted(this::sample);
    private volatile long peakKib;

    private ResidentMemory() {}

    /// Begins to look.
    static ResidentMemory open() {
        ResidentMemory memory = new ResidentMemory();
        memory.sampler.start();
        return memory;
    }

    /// MiB at the highest point so far.
    long peakMib() {
        peakKib = Math.max(peakKib, now());
        return peakKib >> 10;
    }

    private void sample() {
        try {
            while (!Thread.interrupted()) {
                peakKib = Math.max(peakKib, now());
                Thread.sleep(SAMPLE_MILLIS);
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    private static long now() {
        try {
            long kib = 0;
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith("RssAnon:") || line.startsWith("RssShmem:")) {
                    kib += Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
            return kib;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        sampler.interrupt();
    }
}
