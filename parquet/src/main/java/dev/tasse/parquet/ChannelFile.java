package dev.tasse.parquet;

import dev.hardwood.InputFile;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// An open file for the library to read from. Its own way maps the file, which another process that
/// cuts it off would make fatal, and tells the flight recorder of it, whose start takes 60 ms.
///
/// @param name the file
/// @param channel what whoever made this closes
record ChannelFile(String name, FileChannel channel) implements InputFile {
    @Override
    public void open() {}

    @Override
    public ByteBuffer readRange(long offset, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, offset + bytes.position()) < 0) {
                throw new EOFException("the file ends at byte " + channel.size());
            }
        }
        return bytes.flip();
    }

    @Override
    public long length() throws IOException {
        return channel.size();
    }

    @Override
    public void close() {}
}
