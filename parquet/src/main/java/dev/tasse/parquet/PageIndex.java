package dev.tasse.parquet;

import dev.hardwood.metadata.ColumnChunk;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a file says of the pages of a column in a row group, page by page.
final class PageIndex {
    private static final int MAX_BYTES = 64 << 20;

    private final List<Long> firstRows = new ArrayList<>();
    private final List<Boolean> nullPages = new ArrayList<>();
    private final List<byte[]> least = new ArrayList<>();
    private final List<byte[]> greatest = new ArrayList<>();
    private final List<Long> nulls = new ArrayList<>();

    private PageIndex(MemorySegment columns, MemorySegment places) {
        readColumns(new ThriftReader(columns));
        readPlaces(new ThriftReader(places));
    }

    /// The index of `chunk` in the file at `path`, if there is one that is complete.
    static Optional<PageIndex> read(String path, ColumnChunk chunk) throws IOException {
        @Nullable Long columns = chunk.columnIndexOffset();
        @Nullable Long places = chunk.offsetIndexOffset();
        if (columns == null || places == null) return Optional.empty();
        try (FileChannel file = FileChannel.open(Path.of(path), StandardOpenOption.READ)) {
            PageIndex index =
                    new PageIndex(
                            bytes(file, columns, chunk.columnIndexLength()),
                            bytes(file, places, chunk.offsetIndexLength()));
            return index.isComplete() ? Optional.of(index) : Optional.empty();
        }
    }

    private static MemorySegment bytes(FileChannel file, long from, @Nullable Integer length)
            throws IOException {
        if (length == null || length < 0 || length > MAX_BYTES || from + length > file.size()) {
            throw new IllegalStateException("the index of the pages lies nowhere");
        }
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && file.read(buffer, from + buffer.position()) > 0) {}
        return MemorySegment.ofArray(buffer.array());
    }

    private void readColumns(ThriftReader reader) {
        reader.struct(id -> {
            switch (id) {
                case 1 -> reader.list(_ -> nullPages.add(reader.boolElement()));
                case 2 -> reader.list(_ -> least.add(reader.binary()));
                case 3 -> reader.list(_ -> greatest.add(reader.binary()));
                case 5 -> reader.list(_ -> nulls.add(reader.longNumber()));
                default -> {
                    return false;
                }
            }
            return true;
        });
    }

    private void readPlaces(ThriftReader reader) {
        reader.struct(id -> {
            if (id != 1) return false;
            reader.list(_ ->
                    reader.struct(field -> {
                        if (field != 3) return false;
                        firstRows.add(reader.longNumber());
                        return true;
                    }));
            return true;
        });
    }

    private boolean isComplete() {
        int count = firstRows.size();
        return count > 0
                && firstRows.getFirst() == 0
                && nullPages.size() == count
                && least.size() == count
                && greatest.size() == count;
    }

    /// The number of pages.
    int size() {
        return firstRows.size();
    }

    /// The first row of a page within the row group.
    long firstRow(int page) {
        return firstRows.get(page);
    }

    /// The row behind the last one of a page, in a group of `rows` rows.
    long endRow(int page, long rows) {
        return page + 1 < size() ? firstRow(page + 1) : rows;
    }

    /// Whether a page has nothing but nulls.
    boolean allNull(int page) {
        return nullPages.get(page);
    }

    /// Whether a page may have nulls.
    boolean mayHaveNulls(int page) {
        return allNull(page) || page >= nulls.size() || nulls.get(page) != 0;
    }

    /// What no value of a page is less than.
    byte[] least(int page) {
        return least.get(page);
    }

    /// What no value of a page is greater than.
    byte[] greatest(int page) {
        return greatest.get(page);
    }
}
