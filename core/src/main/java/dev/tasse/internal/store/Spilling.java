package dev.tasse.internal.store;

import dev.tasse.data.Table;
import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.graph.Held;
import dev.tasse.internal.memory.MemoryPool;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// Where results go that do not fit the memory for them: tables as they cross the wire, other
/// values as Java serialises them. What comes back may be of the very classes that were written.
public final class Spilling implements AutoCloseable {
    private final SpillFile file = new SpillFile();
    private final AtomicInteger writtenCount = new AtomicInteger();
    private final Optional<MemoryPool> pool;
    private final long heapWeight;

    /// Results to be spilled; tables come back in memory of `pool`, without one they are not
    /// spilled.
    ///
    /// @param limitBytes what results may hold; so much is full when half of the heap is
    public Spilling(Optional<MemoryPool> pool, long limitBytes) {
        this.pool = pool;
        long halfHeap = Runtime.getRuntime().maxMemory() / 2;
        heapWeight = limitBytes == Long.MAX_VALUE ? 1 : Math.max(1, limitBytes / halfHeap);
    }

    /// How many bytes a byte on the heap counts for. Heap and columns share one limit, but not one
    /// memory: half a heap of objects fills it as a limit of columns does.
    long heapWeight() {
        return heapWeight;
    }

    /// A result in the file. No record: its classes are nobody else's business.
    static final class Spilled {
        private final SpillFile.Extent extent;
        private final boolean table;
        private final Set<String> classes;

        Spilled(SpillFile.Extent extent, boolean table, Set<String> classes) {
            this.extent = extent;
            this.table = table;
            this.classes = classes;
        }

        long bytes() {
            return extent.bytes();
        }
    }

    /// Whether `value` may be spilled, as far as can be seen from outside.
    boolean takes(Object value) {
        if (value instanceof Table table) {
            return pool.isPresent() && table.partitions().size() == 1;
        }
        return value instanceof Serializable && !(value instanceof Held);
    }

    /// `value` in the file; nothing if it, or something in it, cannot be written.
    Optional<Spilled> write(Object value) {
        try {
            Optional<Spilled> written =
                    value instanceof Table table ? writeTable(table) : writeObject(value);
            writtenCount.incrementAndGet();
            return written;
        } catch (IOException
                | RuntimeException e) { // it stays in memory, and goes on being counted
            return Optional.empty();
        }
    }

    private Optional<Spilled> writeTable(Table table) throws IOException {
        Wire wire = Wire.of(table);
        SpillFile.Extent extent = written(wire.bytes(), begin -> wire.writeTo(new FileEnd(begin)));
        return Optional.of(new Spilled(extent, true, Set.of()));
    }

    private Optional<Spilled> writeObject(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Set<String> classes = new HashSet<>();
        try (Writer writer = new Writer(bytes, classes)) {
            writer.writeObject(value);
        }
        byte[] all = bytes.toByteArray();
        SpillFile.Extent extent =
                written(all.length, begin -> file.write(begin, all, 0, all.length));
        return Optional.of(new Spilled(extent, false, classes));
    }

    /// Writes to a place of the file.
    private interface Writing {
        void to(long begin) throws IOException;
    }

    /// A place of `bytes` after `writing` has filled it; given up if that fails.
    private SpillFile.Extent written(long bytes, Writing writing) throws IOException {
        SpillFile.Extent extent = file.allocate(bytes);
        boolean done = false;
        try {
            writing.to(extent.begin());
            done = true;
            return extent;
        } finally {
            if (!done) file.free(extent);
        }
    }

    /// What was written; a table is the caller's.
    Object read(Spilled spilled) {
        try {
            if (!spilled.table) return readObject(spilled);
            return Wire.read(new FileEnd(spilled.extent.begin()), pool.orElseThrow());
        } catch (IOException | ClassNotFoundException e) {
            throw new DataException(
                    Problem.of("a spilled result cannot be read back: " + e.getMessage()), e);
        }
    }

    private Object readObject(Spilled spilled) throws IOException, ClassNotFoundException {
        byte[] all = new byte[Math.toIntExact(spilled.extent.bytes())];
        file.read(spilled.extent.begin(), all, 0, all.length);
        try (ObjectInputStream in = new Reader(new ByteArrayInputStream(all))) {
            in.setObjectInputFilter(info -> filter(info, spilled.classes));
            return in.readObject();
        }
    }

    private static ObjectInputFilter.Status filter(
            ObjectInputFilter.FilterInfo info, Set<String> classes) {
        Class<?> type = info.serialClass();
        if (type == null) return ObjectInputFilter.Status.UNDECIDED;
        Class<?> element = type;
        while (element.isArray()) element = element.getComponentType();
        boolean written =
                element.isPrimitive()
                        || classes.contains(type.getName())
                        || classes.contains(element.getName())
                        || element == Object.class;
        return written ? ObjectInputFilter.Status.ALLOWED : ObjectInputFilter.Status.REJECTED;
    }

    /// Gives up the place of `spilled`.
    void free(Spilled spilled) {
        file.free(spilled.extent);
    }

    /// How many results were written so far.
    public int writtenCount() {
        return writtenCount.get();
    }

    /// The bytes up to the last place of the file that is in use.
    public long fileBytes() {
        return file.bytes();
    }

    @Override
    public void close() {
        file.close();
    }

    /// Notes the classes that it writes.
    private static final class Writer extends ObjectOutputStream {
        private final Set<String> classes;

        Writer(ByteArrayOutputStream out, Set<String> classes) throws IOException {
            super(out);
            this.classes = classes;
        }

        @Override
        protected void annotateClass(Class<?> type) {
            classes.add(type.getName());
        }

        @Override
        protected void annotateProxyClass(Class<?> type) {
            classes.add(type.getName());
        }
    }

    /// Finds the classes where those who wrote them were found.
    private static final class Reader extends ObjectInputStream {
        Reader(ByteArrayInputStream in) throws IOException {
            super(in);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description)
                throws IOException, ClassNotFoundException {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            try {
                return super.resolveClass(description);
            } catch (ClassNotFoundException e) {
                return Class.forName(description.getName(), false, loader);
            }
        }
    }

    /// The file from one place on, as a channel.
    private final class FileEnd implements WritableByteChannel, ReadableByteChannel {
        private long at;

        FileEnd(long begin) {
            this.at = begin;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            byte[] bytes = new byte[source.remaining()];
            source.get(bytes);
            file.write(at, bytes, 0, bytes.length);
            at += bytes.length;
            return bytes.length;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            byte[] bytes = new byte[target.remaining()];
            file.read(at, bytes, 0, bytes.length);
            target.put(bytes);
            at += bytes.length;
            return bytes.length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
