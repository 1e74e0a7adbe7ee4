package dev.tasse.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.testing.Tables;
import dev.tasse.type.DataType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Texts that are hard to tell apart, given in every way that a builder takes them.
@ExtendWith(LeakCheck.class)
final class DictionaryIndexTest {
    private static final int ROWS = 20_000;

    private final MemoryPool pool = MemoryPool.ofLimit(256 << 20);

    @AfterEach
    void closePool() {
        pool.close();
    }

    /// All lengths up to 40, differing in one byte anywhere, some by zero bytes at the end.
    private static List<String> distinct() {
        List<String> texts = new ArrayList<>();
        for (int length = 0; length <= 40; length++) {
            String text = "x".repeat(length);
            texts.add(text);
            if (length == 0) continue;
            texts.add(text.substring(1) + '\0');
            for (int at = length % 5; at < length; at += 5) {
                texts.add(text.substring(0, at) + "y" + text.substring(at + 1));
            }
        }
        return texts.stream().distinct().toList();
    }

    @Test
    void textsOfAllLengthsAreKeptOnceHoweverTheyCome() {
        List<String> distinct = distinct();
        Random random = new Random(7);
        List<String> expected = new ArrayList<>();
        try (Lease lease = pool.lease(0, "test");
                Arena arena = Arena.ofConfined()) {
            TextBuilder builder = (TextBuilder) ColumnBuilder.of(lease, DataType.STRING, ROWS);
            builder.encodeDictionary();
            while (expected.size() < ROWS) {
                List<String> batch = new ArrayList<>();
                for (int i = 0; i < 100; i++)
                    batch.add(distinct.get(random.nextInt(distinct.size())));
                append(batch, random.nextInt(3), builder, arena);
                expected.addAll(batch);
            }
            Column column = builder.finish();
            assertThat(Tables.values(column)).isEqualTo(expected);
            assertThat(column).isInstanceOf(DictionaryColumn.class);
            assertThat(Tables.values(((DictionaryColumn) column).dictionary()))
                    .hasSize(distinct.size())
                    .doesNotHaveDuplicates();
        }
    }

    private static void append(List<String> batch, int way, TextBuilder builder, Arena arena) {
        switch (way) {
            case 0 -> batch.forEach(builder::appendString);
            case 1 -> {
                for (String text : batch) {
                    byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
                    builder.appendBytes(bytes, 1, bytes.length - 2);
                }
            }
            default -> appendAll(batch, builder, arena);
        }
    }

    private static void appendAll(List<String> batch, TextBuilder builder, Arena arena) {
        byte[] all = String.join(",", batch).getBytes(StandardCharsets.UTF_8);
        MemorySegment source = arena.allocate(all.length + 24L, Long.BYTES);
        MemorySegment.copy(all, 0, source, Layouts.BYTE, 0, all.length);
        int[] starts = new int[batch.size()];
        int[] lengths = new int[batch.size()];
        for (int i = 0, at = 0; i < batch.size(); i++) {
            starts[i] = at;
            lengths[i] = batch.get(i).length();
            at += lengths[i] + 1;
        }
        builder.appendAll(source, starts, lengths, batch.size());
    }
}
