package dev.tasse.internal.kernel;

import static dev.tasse.testing.Tables.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.data.Table;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.testing.Tables;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

@ExtendWith(LeakCheck.class)
final class SelectionTest {
    private final MemoryPool pool = MemoryPool.ofLimit(64 << 20);

    private static List<Integer> rows(Selection.Picked picked) {
        List<Integer> rows = new ArrayList<>();
        for (long i = 0; i < picked.count(); i++) {
            rows.add(picked.rows().getAtIndex(Layouts.INT, i));
        }
        return rows;
    }

    @Test
    void rowsThatAreFalseOrNullAreNotPicked() {
        try (Table table = Tables.of(pool, column("c", true, false, null, true, null, false));
                Lease lease = pool.lease(0, "test")) {
            BoolColumn condition = (BoolColumn) table.column(0);
            assertThat(rows(Selection.trueRows(condition, lease))).containsExactly(0, 3);
        }
    }

    @Test
    void pickedRowsAreThoseOfAPlainLoopAtAnyOffset() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            try (Lease lease = pool.lease(0, "test")) {
                int length = random.nextInt(300);
                int from = random.nextInt(length + 1);
                Bitmap values = random(length, random, lease);
                Bitmap valid =
                        random.nextBoolean()
                                ? Bitmap.allSet(length)
                                : random(length, random, lease);
                BoolColumn whole = new BoolColumn(length, values, valid);
                BoolColumn part = (BoolColumn) whole.slice(from, length - from);
                List<Integer> expected = new ArrayList<>();
                for (int i = 0; i < part.length(); i++) {
                    if (!part.isNull(i) && part.getBoolean(i)) expected.add(i);
                }
                assertThat(rows(Selection.trueRows(part, lease)))
                        .as("seed " + seed)
                        .isEqualTo(expected);
            }
        }
    }

    private static Bitmap random(int length, Random random, Lease lease) {
        Bitmap bits = Bitmap.allocate(lease, length, false);
        boolean all = random.nextInt(4) == 0;
        for (int i = 0; i < length; i++) bits.set(i, all || random.nextBoolean());
        return bits;
    }

    @Test
    void gatheredRowsHaveTheValuesAndTheEncodingOfEachColumn() {
        for (long seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            int rows = random.nextInt(200);
            try (Table table = Tables.random(pool, seed, 1 + random.nextInt(100));
                    Lease lease = pool.lease(0, "test")) {
                List<Integer> picks = new ArrayList<>();
                Selection.Picked picked =
                        new Selection.Picked(lease.allocate((long) rows * Integer.BYTES), rows);
                for (int i = 0; i < rows; i++) {
                    picks.add(random.nextInt((int) table.rowCount()));
                    picked.rows().setAtIndex(Layouts.INT, i, picks.get(i));
                }
                for (Column column : table.columns()) {
                    Column gathered = Selection.gather(column, picked, lease);
                    String what = column.type() + ", seed " + seed;
                    assertThat(gathered.getClass()).as(what).isEqualTo(column.getClass());
                    assertThat(gathered.type()).as(what).isEqualTo(column.type());
                    List<Object> all = Tables.values(column);
                    assertThat(Tables.values(gathered))
                            .as(what)
                            .isEqualTo(picks.stream().map(all::get).toList());
                }
            }
        }
    }

    @Test
    void concatenatedColumnsHaveTheRowsOfTheirPartsInOrder() {
        for (long seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            try (Table table = Tables.random(pool, seed, 90);
                    Lease lease = pool.lease(0, "test")) {
                for (Column column : table.columns()) {
                    List<Column> parts = new ArrayList<>();
                    List<Object> expected = new ArrayList<>();
                    List<Object> values = Tables.values(column);
                    for (int i = 1 + random.nextInt(4); i > 0; i--) {
                        int from = random.nextInt(91);
                        int count = random.nextInt(91 - from);
                        Column part = column.slice(from, count);
                        parts.add(random.nextInt(3) == 0 ? Flattening.flat(part, lease) : part);
                        expected.addAll(values.subList(from, from + count));
                    }
                    Column all = Concatenation.concat(parts, lease);
                    assertThat(all.type()).isEqualTo(column.type());
                    assertThat(Tables.values(all))
                            .as("%s, seed %d", column.type(), seed)
                            .isEqualTo(expected);
                }
            }
        }
    }
}
