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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

@ExtendWith(LeakCheck.class)
final class JoiningTest {
    private final MemoryPool pool = MemoryPool.ofLimit(256 << 20);

    private record Pair(int probe, int build) {}

    @Test
    void pairsAreThoseOfNestedLoopsForKeysOfEveryType() {
        for (DataType type : RandomTypes.FLAT) {
            for (long seed = 0; seed < 20; seed++) {
                checkRandom(List.of(type), seed, false);
                checkRandom(List.of(type), seed, true);
            }
        }
    }

    @Test
    void pairsAreThoseOfNestedLoopsForSeveralKeys() {
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            List<DataType> types = new ArrayList<>(RandomTypes.FLAT);
            Collections.shuffle(types, random);
            checkRandom(types.subList(0, random.nextInt(4)), seed, random.nextBoolean());
        }
    }

    private void checkRandom(List<DataType> types, long seed, boolean equalHashes) {
        Random random = new Random(seed);
        String what = types + ", seed " + seed + (equalHashes ? ", equal hashes" : "");
        try (Table base = Tables.random(pool, random, RandomTypes.named(types), 30);
                Lease lease = pool.lease(0, "test")) {
            int buildRows = random.nextInt(60);
            int probeRows = random.nextInt(60);
            List<Column> build = RandomRows.of(base.columns(), buildRows, random, lease);
            List<Column> probe = RandomRows.of(base.columns(), probeRows, random, lease);
            List<Pair> expected = nestedLoops(build, buildRows, probe, probeRows);
            List<Column> flat = new ArrayList<>();
            for (Column key : build) flat.add(Flattening.flat(key, lease));
            JoinIndex index = Joining.index(flat, buildRows, equalHashes, lease, lease);
            int capacity = 1 + random.nextInt(50);
            try (JoinCursor cursor = new JoinCursor(index, equalHashes, capacity, pool)) {
                List<Pair> found = pairs(cursor, probe, probeRows, lease);
                assertThat(found).as(what).containsExactlyElementsOf(expected);
                List<Pair> again = pairs(cursor, probe, probeRows, lease);
                assertThat(again).as("again " + what).isEqualTo(expected);
            }
        }
    }

    private static List<Pair> pairs(JoinCursor cursor, List<Column> probe, int rows, Lease lease) {
        List<Pair> pairs = new ArrayList<>();
        cursor.start(probe, rows, lease);
        while (cursor.next()) {
            for (int i = 0; i < cursor.count(); i++) {
                int probeRow = cursor.probeRows().getAtIndex(Layouts.INT, i);
                pairs.add(new Pair(probeRow, cursor.buildRows().getAtIndex(Layouts.INT, i)));
            }
        }
        return pairs;
    }

    private static List<Pair> nestedLoops(
            List<Column> build, int buildRows, List<Column> probe, int probeRows) {
        List<Pair> pairs = new ArrayList<>();
        List<List<Object>> buildKeys = PlainKeys.rows(build, buildRows);
        List<List<Object>> probeKeys = PlainKeys.rows(probe, probeRows);
        for (int i = 0; i < probeRows; i++) {
            for (int j = 0; j < buildRows; j++) {
                boolean known = !probeKeys.get(i).contains(PlainKeys.NULL);
                if (known && probeKeys.get(i).equals(buildKeys.get(j))) pairs.add(new Pair(i, j));
            }
        }
        return pairs;
    }

    @Test
    void nullKeysNeverMatch() {
        try (Table left = Tables.of(pool, column("k", null, 1, null));
                Table right = Tables.of(pool, column("k", null, null, 1));
                Lease lease = pool.lease(0, "test")) {
            JoinIndex index = Joining.index(right.columns(), 3, false, lease, lease);
            try (JoinCursor cursor = new JoinCursor(index, false, 8, pool)) {
                assertThat(pairs(cursor, left.columns(), 3, lease)).containsExactly(new Pair(1, 2));
            }
        }
    }

    @Test
    void zerosOfBothSignsAndAllNansMatch() {
        double otherNan = Double.longBitsToDouble(0x7FF8_0000_0000_1234L);
        try (Table left = Tables.of(pool, column("k", -0.0, otherNan));
                Table right = Tables.of(pool, column("k", Double.NaN, 0.0));
                Lease lease = pool.lease(0, "test")) {
            JoinIndex index = Joining.index(right.columns(), 2, false, lease, lease);
            try (JoinCursor cursor = new JoinCursor(index, false, 8, pool)) {
                assertThat(pairs(cursor, left.columns(), 2, lease))
                        .containsExactly(new Pair(0, 1), new Pair(1, 0));
            }
        }
    }

    @Test
    void keysFarOutsideTheRangeOfADenseIndexFindNothing() {
        Object[] far = {Long.MIN_VALUE, Long.MAX_VALUE, -1L, 0L, 3L, 4L};
        try (Table left = Tables.of(pool, column("k", far));
                Table right = Tables.of(pool, column("k", 3, 1, 2));
                Lease lease = pool.lease(0, "test")) {
            JoinIndex index = Joining.index(right.columns(), 3, false, lease, lease);
            assertThat(index).isInstanceOf(JoinIndex.Dense.class);
            try (JoinCursor cursor = new JoinCursor(index, false, 8, pool)) {
                assertThat(pairs(cursor, left.columns(), 6, lease)).containsExactly(new Pair(4, 0));
            }
        }
    }

    @Test
    void extremesOfTheRangeOfLongsAreFound() {
        try (Table table = Tables.of(pool, column("k", Long.MIN_VALUE, Long.MAX_VALUE, 0));
                Lease lease = pool.lease(0, "test")) {
            JoinIndex index = Joining.index(table.columns(), 3, false, lease, lease);
            try (JoinCursor cursor = new JoinCursor(index, false, 8, pool)) {
                assertThat(pairs(cursor, table.columns(), 3, lease))
                        .containsExactly(new Pair(0, 0), new Pair(1, 1), new Pair(2, 2));
            }
        }
    }

    @Test
    void oneKeyWithManyRowsIsHandedOutInPieces() {
        Object[] ones = new Object[1000];
        java.util.Arrays.fill(ones, 7);
        try (Table many = Tables.of(pool, column("k", ones));
                Table two = Tables.of(pool, column("k", 7, 7));
                Lease lease = pool.lease(0, "test")) {
            JoinIndex index = Joining.index(many.columns(), 1000, false, lease, lease);
            try (JoinCursor cursor = new JoinCursor(index, false, 64, pool)) {
                cursor.start(two.columns(), 2, lease);
                int total = 0;
                while (cursor.next()) {
                    assertThat(cursor.count()).isLessThanOrEqualTo(64);
                    total += cursor.count();
                }
                assertThat(total).isEqualTo(2000);
            }
        }
    }
}
