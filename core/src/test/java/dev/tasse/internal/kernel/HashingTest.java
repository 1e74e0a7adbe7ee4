package dev.tasse.internal.kernel;

import static dev.tasse.testing.Tables.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.data.Column;
import dev.tasse.data.Table;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.testing.RandomTypes;
import dev.tasse.testing.Tables;
import dev.tasse.type.DataType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

@ExtendWith(LeakCheck.class)
final class HashingTest {
    private final MemoryPool pool = MemoryPool.ofLimit(64 << 20);

    private static List<Long> hashes(List<Column> keys, long rows, int level, Lease lease) {
        MemorySegment hashes = Hashing.hash(keys, rows, level, lease);
        List<Long> list = new ArrayList<>();
        for (long i = 0; i < rows; i++) list.add(hashes.getAtIndex(Layouts.LONG, i));
        return list;
    }

    @Test
    void equalRowsHaveEqualHashesInAnyEncodingAndOthersDiffer() {
        for (DataType type : RandomTypes.FLAT) {
            Map<List<Object>, Long> known = new HashMap<>();
            for (long seed = 0; seed < 30; seed++) {
                Random random = new Random(seed);
                try (Table table =
                                Tables.random(pool, random, RandomTypes.named(List.of(type)), 50);
                        Lease lease = pool.lease(0, "test")) {
                    List<List<Object>> rows = PlainKeys.rows(table.columns(), 50);
                    List<Long> hashes = hashes(table.columns(), 50, 0, lease);
                    for (int i = 0; i < 50; i++) known.putIfAbsent(rows.get(i), hashes.get(i));
                    List<Long> expected = rows.stream().map(known::get).toList();
                    assertThat(hashes).as("%s, seed %d", type, seed).isEqualTo(expected);
                }
            }
            assertThat(known.values()).as(type.toString()).doesNotHaveDuplicates();
        }
    }

    @Test
    void hashesAreThoseOfTheSpecification() {
        String text = "thirteen bytes and more";
        try (Table table =
                        Tables.of(
                                pool,
                                column("n", 42, null),
                                column("s", text, "eight by"),
                                column("d", -0.0, 1.5));
                Lease lease = pool.lease(0, "test")) {
            long first = mix(3 + 1);
            first = mix(Long.rotateLeft(first, 23) ^ 42);
            first = mix(Long.rotateLeft(first, 23) ^ text(text));
            first = mix(Long.rotateLeft(first, 23) ^ FloatOrder.key(0.0));
            long second = mix(3 + 1);
            second = mix(Long.rotateLeft(second, 23) ^ 0x5851F42D4C957F2DL);
            second = mix(Long.rotateLeft(second, 23) ^ text("eight by"));
            second = mix(Long.rotateLeft(second, 23) ^ FloatOrder.key(1.5));
            assertThat(hashes(table.columns(), 2, 3, lease)).containsExactly(first, second);
        }
    }

    private static long text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long hash = bytes.length * 0x9E3779B97F4A7C15L;
        for (int at = 0; at < bytes.length; at += 8) {
            long word = 0;
            for (int i = Math.min(7, bytes.length - at - 1); i >= 0; i--) {
                word = (word << 8) | (bytes[at + i] & 0xFF);
            }
            hash = mix(hash ^ word);
        }
        return hash;
    }

    private static long mix(long value) {
        long x = value;
        x = (x ^ (x >>> 33)) * 0xFF51AFD7ED558CCDL;
        x = (x ^ (x >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return x ^ (x >>> 33);
    }

    @Test
    void levelsGiveDifferentHashes() {
        try (Table table = Tables.of(pool, column("n", 1, 2, 3));
                Lease lease = pool.lease(0, "test")) {
            assertThat(hashes(table.columns(), 3, 0, lease))
                    .doesNotContainAnyElementsOf(hashes(table.columns(), 3, 1, lease));
        }
    }

    @Test
    void partitionsAreFilledEvenly() {
        Object[] numbers = new Object[7000];
        for (int i = 0; i < numbers.length; i++) numbers[i] = i;
        try (Table table = Tables.of(pool, column("n", numbers));
                Lease lease = pool.lease(0, "test")) {
            int[] counts = new int[7];
            for (long hash : hashes(table.columns(), 7000, 0, lease)) {
                counts[Hashing.partition(hash, 7)]++;
            }
            for (int count : counts) assertThat(count).isBetween(850, 1150);
        }
    }
}
