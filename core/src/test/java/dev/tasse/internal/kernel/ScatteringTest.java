package dev.tasse.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.data.Column;
import dev.tasse.data.Table;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.testing.Tables;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

@ExtendWith(LeakCheck.class)
final class ScatteringTest {
    private final MemoryPool pool = MemoryPool.ofLimit(64 << 20);

    @Test
    void eachRowOfEachKindOfColumnGoesToItsPlace() {
        for (long seed = 0; seed < 60; seed++) {
            try (Table table = Tables.random(pool, seed, new Random(seed).nextInt(150));
                    Lease lease = pool.lease(0, "test")) {
                List<Integer> places = places(seed, (int) table.rowCount());
                MemorySegment memory = lease.allocate((long) places.size() * Integer.BYTES);
                for (int row = 0; row < places.size(); row++) {
                    memory.setAtIndex(Layouts.INT, row, places.get(row));
                }
                for (Column column : table.columns()) {
                    Column moved = Scattering.scatter(column, memory, lease);
                    check("seed " + seed, column, places, moved);
                }
            }
        }
    }

    private static List<Integer> places(long seed, int rows) {
        List<Integer> places = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
        Collections.shuffle(places, new Random(seed));
        return places;
    }

    private static void check(String what, Column column, List<Integer> places, Column moved) {
        assertThat(moved.getClass()).as(what).isEqualTo(column.getClass());
        assertThat(moved.type()).as(what).isEqualTo(column.type());
        assertThat(moved.length()).as(what).isEqualTo(column.length());
        assertThat(moved.nullCount()).as(what).isEqualTo(column.nullCount());
        List<Object> expected = new ArrayList<>(Collections.nCopies(places.size(), null));
        List<Object> values = Tables.values(column);
        for (int row = 0; row < places.size(); row++)
            expected.set(places.get(row), values.get(row));
        assertThat(Tables.values(moved)).as(what + ", " + column.type()).isEqualTo(expected);
    }
}
