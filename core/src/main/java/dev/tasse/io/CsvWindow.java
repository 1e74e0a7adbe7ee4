package dev.tasse.io;

import java.lang.foreign.MemorySegment;
import java.util.function.LongFunction;

/// A piece of a file in memory, with readable bytes before and after it: scans and parsers load
/// whole words. One thread.
final class CsvWindow {
    /// Bytes before the first and after the last of the piece.
    static final int MARGIN = 64;

    private final FileBytes file;
    private final LongFunction<MemorySegment> memory;
    private MemorySegment bytes = MemorySegment.NULL;
    private int capacity;
    private long position;
    private int count;

    /// A window on `file` in native memory that `memory` gives by its size.
    CsvWindow(FileBytes file, LongFunction<MemorySegment> memory) {
        this.file = file;
        this.memory = memory;
    }

    FileBytes file() {
        return file;
    }

    /// The memory; the piece is the bytes from {@link #from} to {@link #to}.
    MemorySegment bytes() {
        return bytes;
    }

    int from() {
        return MARGIN;
    }

    int to() {
        return MARGIN + count;
    }

    /// Where in the file the piece begins.
    long position() {
        return position;
    }

    /// Where in the file the byte at `offset` of the memory stands.
    long positionOf(int offset) {
        return position + offset - MARGIN;
    }

    /// Whether the piece ends where the file does.
    boolean atEnd() {
        return position + count == file.size();
    }

    /// Loads the bytes from `start` on: `wanted` of them, or as many as there are.
    void load(long start, long wanted) {
        int bytesToRead = Math.toIntExact(Math.min(wanted, file.size() - start));
        if (bytesToRead > capacity || capacity == 0) {
            capacity = bytesToRead;
            bytes = memory.apply(capacity + 2L * MARGIN);
        }
        position = start;
        count = bytesToRead;
        file.read(start, count, bytes, MARGIN);
        bytes.asSlice(MARGIN + (long) count, MARGIN).fill((byte) 0);
    }
}
