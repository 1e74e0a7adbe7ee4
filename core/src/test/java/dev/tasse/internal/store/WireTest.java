package dev.tasse.internal.store;

import static dev.tasse.testing.Tables.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tasse.data.DictionaryColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.data.Table;
import dev.tasse.error.DataException;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.testing.RandomTypes;
import dev.tasse.testing.Tables;
import dev.tasse.type.Schema;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;

@ExtendWith(LeakCheck.class)
final class WireTest {
    private static final int ROUNDS = 200;

    private final MemoryPool pool = MemoryPool.ofLimit(256 << 20);

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void randomTablesComeBackAsTheyWere() throws IOException {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            int rows = random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(300);
            Schema schema = RandomTypes.schema(random);
            try (Table table = Tables.random(pool, random, schema, rows)) {
                byte[] bytes = written(table);
                assertThat(bytes).as("seed " + seed).hasSize((int) Wire.of(table).bytes());
                try (Table back = read(bytes)) {
                    Tables.assertEqual(table, back);
                } catch (AssertionError e) {
                    throw new AssertionError("seed " + seed, e);
                }
            }
        }
    }

    @Test
    void slicesOfRandomTablesComeBackAsTheyWere() throws IOException {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            int rows = 1 + random.nextInt(200);
            int from = random.nextInt(rows);
            try (Table table = Tables.random(pool, seed, rows);
                    Table slice = table.slice(from, random.nextInt(rows - from + 1));
                    Table back = read(written(slice))) {
                Tables.assertEqual(slice, back);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    @Test
    void memoryAndMappedFileAreReadLikeAChannel(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("table");
        try (Arena arena = Arena.ofConfined();
                Table table = Tables.random(pool, 7, 100)) {
            Wire wire = Wire.of(table);
            MemorySegment memory = arena.allocate(wire.bytes() + 100, 64);
            wire.writeTo(memory);
            try (Table back = Wire.read(memory, pool)) {
                Tables.assertEqual(table, back);
            }
            try (WritableByteChannel out =
                    Files.newByteChannel(
                            file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                wire.writeTo(out);
            }
            try (FileChannel in = FileChannel.open(file)) {
                MemorySegment mapped = in.map(FileChannel.MapMode.READ_ONLY, 0, in.size(), arena);
                try (Table view = Wire.view(mapped)) {
                    Tables.assertEqual(table, view);
                    assertThat(view.regions()).isEmpty();
                }
            }
        }
    }

    @Test
    void tablesFollowEachOtherInOneChannel() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Table first = Tables.random(pool, 1, 10);
                Table second = Tables.random(pool, 2, 20)) {
            Wire.of(first).writeTo(Channels.newChannel(out));
            Wire.of(second).writeTo(Channels.newChannel(out));
            ReadableByteChannel in =
                    Channels.newChannel(new ByteArrayInputStream(out.toByteArray()));
            try (Table one = Wire.read(in, pool);
                    Table two = Wire.read(in, pool)) {
                Tables.assertEqual(first, one);
                Tables.assertEqual(second, two);
            }
        }
    }

    @Test
    void tableCutOffAnywhereIsRefused() throws IOException {
        byte[] bytes = bytesOfRandomTable();
        Random random = new Random(3);
        for (int i = 0; i < ROUNDS; i++) {
            int length = i < 70 ? i : random.nextInt(bytes.length);
            byte[] part = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(part))
                    .as("first " + length + " bytes")
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("cut off");
            assertThatThrownBy(() -> Wire.read(MemorySegment.ofArray(part), pool))
                    .as("first " + length + " bytes")
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("cut off");
        }
    }

    @Test
    void everyChangedBitIsSeen() throws IOException {
        byte[] bytes = bytesOfRandomTable();
        Random random = new Random(4);
        for (int i = 0; i < 1000; i++) {
            int at = i < 300 ? i : random.nextInt(bytes.length - 56);
            byte[] changed = bytes.clone();
            changed[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            assertThatThrownBy(() -> read(changed))
                    .as("byte " + at)
                    .isInstanceOf(DataException.class);
            assertThat(pool.usedBytes()).isZero();
        }
    }

    @Test
    void otherBytesAreNotATable() {
        byte[] text = "origin,flights\nATL,131072\n".repeat(10).getBytes(UTF_8);
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("not a stored table")
                .hasMessageContaining("expected 0x0a31455753415454");
    }

    @Test
    void tableOfAnotherBuildIsRefusedWithARemedy() throws IOException {
        byte[] bytes = bytesOfRandomTable();
        MemorySegment head = MemorySegment.ofArray(bytes);
        head.set(ValueLayout.JAVA_BYTE, 8, (byte) ~bytes[8]);
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, 32);
        head.set(ValueLayout.JAVA_LONG_UNALIGNED, 32, sum.getValue());
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("another build")
                .hasMessageContaining("same version on both sides");
    }

    @Test
    void onlyTheLongBytesOfASliceAreWritten() throws IOException {
        String[] texts = new String[1000];
        for (int i = 0; i < texts.length; i++) texts[i] = "a text of some length, number " + i;
        try (Table table = Tables.of(pool, column("s", (Object[]) texts));
                Table slice = table.slice(500, 10)) {
            assertThat(Wire.of(table).bytes()).isGreaterThan(40_000);
            assertThat(Wire.of(slice).bytes()).isLessThan(1_000);
            try (Table back = read(written(slice))) {
                Tables.assertEqual(slice, back);
            }
        }
    }

    @Test
    void bytesThatManyRowsShareAreWrittenOnce() throws IOException {
        List<Object> same =
                Collections.nCopies(1000, "a text that many rows have, all in the same place");
        try (Table one = Tables.of(pool, column("s", same.toArray()));
                Table back = read(written(one))) {
            assertThat(((StringColumn) back.column("s")).buffers()).hasSize(1);
            Tables.assertEqual(one, back);
        }
    }

    @Test
    void dictionaryStaysADictionary() throws IOException {
        for (long seed = 0; seed < ROUNDS; seed++) {
            try (Table table = Tables.random(pool, seed, 50);
                    Table back = read(written(table))) {
                for (int i = 0; i < table.columnCount(); i++) {
                    assertThat(back.column(i) instanceof DictionaryColumn)
                            .as("seed " + seed + " column " + i)
                            .isEqualTo(table.column(i) instanceof DictionaryColumn);
                }
            }
        }
    }

    @Test
    void gatheredTableIsWrittenByItsPartitions() {
        try (Table part = Tables.of(pool, column("x", 1, 2));
                Table both = Table.concatView(List.of(part, part))) {
            assertThatThrownBy(() -> Wire.of(both))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("partitions");
        }
    }

    private byte[] bytesOfRandomTable() throws IOException {
        try (Table table = Tables.random(pool, 5, 30)) {
            return written(table);
        }
    }

    private static byte[] written(Table table) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Wire.of(table).writeTo(Channels.newChannel(out));
        return out.toByteArray();
    }

    private Table read(byte[] bytes) {
        return Wire.read(Channels.newChannel(new ByteArrayInputStream(bytes)), pool);
    }
}
