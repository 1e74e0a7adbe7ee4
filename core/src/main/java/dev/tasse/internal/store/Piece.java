package dev.tasse.internal.store;

import dev.tasse.data.ListColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.data.StringViews;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// One buffer of a column on the wire: how long it is, and how it is made of the column in memory.
sealed interface Piece {
    long bytes();

    void writeTo(WireSink sink) throws IOException;

    /// Memory as it is.
    record Raw(MemorySegment memory) implements Piece {
        @Override
        public long bytes() {
            return memory.byteSize();
        }

        @Override
        public void writeTo(WireSink sink) throws IOException {
            sink.write(memory);
        }
    }

    /// Bits that may begin anywhere, from the first bit of a word on.
    record Bits(Bitmap bits) implements Piece {
        @Override
        public long bytes() {
            return Bitmap.bytes(bits.length());
        }

        @Override
        public void writeTo(WireSink sink) throws IOException {
            for (long i = 0; i < bits.wordCount(); i++) sink.writeLong(bits.word(i));
        }
    }

    /// The offsets of lists, moved so that the first is 0.
    record Offsets(ListColumn lists) implements Piece {
        @Override
        public long bytes() {
            return (lists.length() + 1) * Integer.BYTES;
        }

        @Override
        public void writeTo(WireSink sink) throws IOException {
            MemorySegment offsets = lists.offsets();
            int first = lists.offset(0);
            for (long row = 0; row <= lists.length(); row++) {
                sink.writeInt(offsets.getAtIndex(Layouts.INT, row) - first);
            }
        }
    }

    /// The views of strings whose long bytes follow one after the other in buffers of at most
    /// {@link LongBytes#MOST}.
    record Views(StringColumn text) implements Piece {
        @Override
        public long bytes() {
            return text.length() * StringViews.BYTES;
        }

        @Override
        public void writeTo(WireSink sink) throws IOException {
            MemorySegment views = text.views();
            int buffer = 0;
            int offset = 0;
            for (long row = 0; row < text.length(); row++) {
                int length = StringViews.length(views, row);
                sink.writeLong(StringViews.low(views, row));
                if (length <= StringViews.MAX_INLINE) {
                    sink.writeLong(StringViews.high(views, row));
                    continue;
                }
                if (offset > 0 && length > LongBytes.MOST - offset) {
                    buffer++;
                    offset = 0;
                }
                sink.writeLong(StringViews.high(buffer, offset));
                offset += length;
            }
        }
    }

    /// The bytes of the long strings of rows `from` up to `to`: one buffer.
    record LongBytes(StringColumn text, long from, long to, long bytes) implements Piece {
        /// How far a buffer is filled, unless a single string is longer.
        static final int MOST = 1 << 30;

        // Values mostly lie one after the other, as they were written: whole runs go at once.
        @Override
        public void writeTo(WireSink sink) throws IOException {
            MemorySegment views = text.views();
            int buffer = 0;
            long start = 0;
            long end = 0;
            for (long row = from; row < to; row++) {
                int length = StringViews.length(views, row);
                if (length <= StringViews.MAX_INLINE) continue;
                int offset = StringViews.offset(views, row);
                if (offset != end || StringViews.buffer(views, row) != buffer) {
                    if (end > start) sink.write(text.buffer(buffer), start, end - start);
                    buffer = StringViews.buffer(views, row);
                    start = offset;
                }
                end = (long) offset + length;
            }
            if (end > start) sink.write(text.buffer(buffer), start, end - start);
        }
    }
}
