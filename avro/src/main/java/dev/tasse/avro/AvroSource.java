package dev.tasse.avro;

import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.spi.FileListing;
import dev.tasse.spi.ItemSource;
import dev.tasse.spi.Receiver;
import dev.tasse.spi.Split;

import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The values of the records of Avro files.
///
/// A split is a range of bytes: it has the blocks whose mark begins in it, as Avro's own readers
/// cut files.
final class AvroSource<T> implements ItemSource<T> {
    private static final long serialVersionUID = 1;
    private static final long BLOCK_BYTES = 16 << 20;
    private static final int MOST_SPLITS = 4000;
    private static final List<String> ENDINGS = List.of("avro");

    private final String path;
    private final ValueMaker<T> maker;

    // List.copyOf travels.
    @SuppressWarnings("serial")
    private final List<Split> splits;

    private AvroSource(String path, ValueMaker<T> maker, List<Split> splits) {
        this.path = path;
        this.maker = maker;
        this.splits = List.copyOf(splits);
    }

    /// The values that `maker` makes of the files that `path` stands for; reads their schemas.
    static <T> AvroSource<T> open(String path, ValueMaker<T> maker) {
        List<String> files = FileListing.of(path, ENDINGS);
        long all = files.stream().mapToLong(file -> new File(file).length()).sum();
        long wanted = Math.max(BLOCK_BYTES, all / MOST_SPLITS);
        List<Split> splits = new ArrayList<>();
        for (String file : files) {
            maker.check(schema(file), file);
            long bytes = new File(file).length();
            for (long from = 0; from < bytes; from += wanted) {
                long length = Math.min(wanted, bytes - from);
                splits.add(new Split(splits.size(), file, from, length, -1, length));
            }
        }
        return new AvroSource<>(path, maker, splits);
    }

    private static Schema schema(String file) {
        try (DataFileReader<IndexedRecord> reader = reader(file)) {
            Schema schema = reader.getSchema();
            if (schema.getType() == Schema.Type.RECORD) return schema;
            throw new DataException(
                    Problem.of("the file has no records, but " + schema.getName()).at(file));
        } catch (IOException | AvroRuntimeException e) {
            throw damaged(file, 0, e);
        }
    }

    private static DataFileReader<IndexedRecord> reader(String file) throws IOException {
        GenericDatumReader<IndexedRecord> datums =
                new GenericDatumReader<>(null, null, AvroData.DATA);
        return new DataFileReader<>(new File(file), datums);
    }

    private static DataException damaged(String file, long position, Exception e) {
        return new DataException(
                Problem.of("the Avro file cannot be read (%s)".formatted(e.getMessage()))
                        .at(position == 0 ? file : file + ", block at byte " + position)
                        .remedy("check that it is an Avro object container file, and whole"),
                e);
    }

    @Override
    public String describe() {
        return path;
    }

    @Override
    public List<Split> splits() {
        return splits;
    }

    @Override
    public void read(Split split, Receiver<? super T> receiver) throws Exception {
        try (DataFileReader<IndexedRecord> reader = opened(split)) {
            long end = split.offset() + split.length();
            for (@Nullable IndexedRecord row = next(reader, split, end);
                    row != null;
                    row = next(reader, split, end)) {
                if (!receiver.accept(value(row, reader, split))) return;
            }
        }
    }

    private static DataFileReader<IndexedRecord> opened(Split split) {
        try {
            DataFileReader<IndexedRecord> reader = reader(split.path());
            try {
                reader.sync(split.offset());
                return reader;
            } catch (IOException | RuntimeException e) {
                try (reader) {
                    throw e;
                }
            }
        } catch (IOException | AvroRuntimeException e) {
            throw damaged(split.path(), split.offset(), e);
        }
    }

    private static @Nullable IndexedRecord next(
            DataFileReader<IndexedRecord> reader, Split split, long end) {
        try {
            if (reader.hasNext()) return reader.pastSync(end) ? null : reader.next();
            // Avro takes a cut in the head of a block for the end.
            long last = reader.previousSync();
            if (last == new File(split.path()).length()) return null;
            throw new IOException("it ends within a block");
        } catch (IOException | RuntimeException e) { // Avro throws many kinds for bad bytes
            throw damaged(split.path(), reader.previousSync(), e);
        }
    }

    private T value(IndexedRecord row, DataFileReader<IndexedRecord> reader, Split split) {
        try {
            return maker.value(row);
        } catch (DataException e) {
            throw new DataException(
                    Problem.of(String.valueOf(e.getMessage()))
                            .at(
                                    "%s, block at byte %d, %s"
                                            .formatted(split.path(), reader.previousSync(), row)),
                    e);
        }
    }
}
