package dev.tasse.data;

import static dev.tasse.testing.Tables.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.testing.RandomTypes;
import dev.tasse.testing.Tables;
import dev.tasse.type.Schema;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

@ExtendWith(LeakCheck.class)
final class TableOwnershipTest {
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private final MemoryPool pool = MemoryPool.ofLimit(256 << 20);

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void outputsSurviveTheirInputsInWhateverOrderTablesAreClosed() {
        for (long seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            Schema schema = RandomTypes.schema(random);
            List<Table> open = new ArrayList<>();
            List<List<List<?>>> contents = new ArrayList<>();
            for (int step = 0; step < 40; step++) {
                if (open.isEmpty() || random.nextInt(3) > 0) {
                    Table made = next(random, schema, open);
                    open.add(made);
                    contents.add(made.columns().stream().<List<?>>map(Tables::values).toList());
                } else {
                    int index = random.nextInt(open.size());
                    open.remove(index).close();
                    contents.remove(index);
                }
                for (int i = 0; i < open.size(); i++) {
                    assertThat(open.get(i).columns().stream().<List<?>>map(Tables::values).toList())
                            .as("seed %d step %d table %d", seed, step, i)
                            .isEqualTo(contents.get(i));
                }
            }
            open.forEach(Table::close);
            assertThat(pool.usedBytes()).as("seed " + seed).isZero();
        }
    }

    /// A table of its own, or one that shares memory with `open` ones in one of the ways there are.
    private Table next(Random random, Schema schema, List<Table> open) {
        if (open.isEmpty()) return Tables.random(pool, random, schema, 10);
        Table input = open.get(random.nextInt(open.size()));
        Table other = open.get(random.nextInt(open.size()));
        int rows = Math.toIntExact(input.rowCount());
        return switch (random.nextInt(6)) {
            case 0 -> Tables.random(pool, random, schema, 1 + random.nextInt(20));
            case 1 -> input.share();
            case 2 -> input.slice(rows / 3, rows - rows / 3);
            case 3 -> rows > 200 ? input.share() : Table.concatView(List.of(input, other));
            case 4 -> mixed(random, input, other);
            default -> input.partitions().getLast().compacted(pool);
        };
    }

    /// Columns of both tables, cut to the same number of rows, and one that is new.
    private Table mixed(Random random, Table a, Table b) {
        Table left = a.partitions().getFirst();
        Table right = b.partitions().getLast();
        long rows = Math.min(left.rowCount(), right.rowCount());
        List<Column> columns = new ArrayList<>();
        try (Lease lease = pool.lease(0, "mixed")) {
            for (int i = 0; i < a.columnCount(); i++) {
                if (i == 5) {
                    ColumnBuilder builder = ColumnBuilder.of(lease, a.schema().type(i), rows);
                    for (long row = 0; row < rows; row++) {
                        builder.appendValue(left.column(i).get(row));
                    }
                    columns.add(builder.finish());
                } else {
                    Table source = random.nextBoolean() ? left : right;
                    columns.add(source.column(i).slice(0, rows));
                }
            }
            return Table.of(
                    a.schema(), rows, columns, Table.backing(columns, lease, List.of(left, right)));
        }
    }

    @Test
    void outputRetainsOnlyTheRegionsThatItPointsInto() {
        Table a = Tables.of(pool, column("x", 1, 2, 3));
        Table b = Tables.of(pool, column("y", "some text that takes a buffer", "b", "c"));
        Table out;
        try (Lease lease = pool.lease(0, "none")) {
            List<Column> columns = List.of(b.column("y").slice(1, 2));
            out = Table.of(b.schema(), 2, columns, Table.backing(columns, lease, List.of(a, b)));
        }
        long both = pool.usedBytes();
        a.close();
        assertThat(pool.usedBytes()).isLessThan(both);
        b.close();
        assertThat(out.regions()).hasSize(1);
        assertThat(out.column("y").getString(1)).isEqualTo("c");
        out.close();
        assertThat(pool.usedBytes()).isZero();
    }

    @Test
    void closingTwiceReleasesOnce() {
        Table table = Tables.of(pool, column("x", 1));
        Table second = table.share();
        table.close();
        table.close();
        table.release();
        assertThat(second.column("x").getLong(0)).isEqualTo(1);
        second.close();
        assertThat(pool.usedBytes()).isZero();
    }

    @Test
    void manyThreadsMayCloseOneTable() throws InterruptedException {
        for (int round = 0; round < 50; round++) {
            Table table = Tables.of(pool, column("x", 1));
            Table kept = table.share();
            CountDownLatch start = new CountDownLatch(1);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 8; i++) {
                    threads.execute(() -> {
                        try {
                            start.await();
                        } catch (InterruptedException e) {
                            throw new AssertionError(e);
                        }
                        table.close();
                    });
                }
                start.countDown();
            }
            assertThat(kept.column("x").getLong(0)).isEqualTo(1);
            kept.close();
            assertThat(pool.usedBytes()).isZero();
        }
    }

    @Test
    void closedTableSaysSo() {
        Table table = Tables.of(pool, column("x", 1));
        table.close();
        assertThat(table).hasToString("closed table of x INT64");
        assertThatThrownBy(() -> table.column("x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the table is closed");
        assertThatThrownBy(table::share).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> table.slice(0, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(table::guarded).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(table::partitions).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void partitionsEndWithTheirTable() {
        Table a = Tables.of(pool, column("x", 1));
        Table b = Tables.of(pool, column("x", 2));
        Table gathered = Table.concatView(List.of(a, b));
        a.close();
        b.close();
        Table part = gathered.partitions().getLast();
        part.close();
        Table kept = part.share();
        assertThat(part.column(0).getLong(0)).isEqualTo(2);
        gathered.close();
        assertThatThrownBy(() -> part.column(0)).isInstanceOf(IllegalStateException.class);
        assertThat(kept.column(0).getLong(0)).isEqualTo(2);
        kept.close();
        assertThat(pool.usedBytes()).isZero();
    }

    @Test
    void forgottenTableIsReleasedOnceNoColumnOfItIsReachable() {
        Column slice = sliceOfForgottenTable();
        System.gc();
        LockSupport.parkNanos(50_000_000);
        assertThat(slice.getLong(0)).isEqualTo(2);
        assertThat(pool.usedBytes()).isPositive();
        slice = new ConstantColumn(slice.type(), 1, null);
        assertThat(slice.isNull(0)).isTrue();
        assertThat(isEmptiedByCollection()).isTrue();
    }

    private Column sliceOfForgottenTable() {
        return Tables.of(pool, column("x", 1, 2, 3)).guarded().column("x").slice(1, 1);
    }

    @Test
    void elementsOfAForgottenNestedColumnStayReadable() {
        Column elements = elementsOfForgottenTable();
        System.gc();
        LockSupport.parkNanos(50_000_000);
        assertThat(Tables.values(elements)).containsExactly(1L, 2L, 3L);
        elements = new ConstantColumn(elements.type(), 1, null);
        assertThat(elements.isNull(0)).isTrue();
        assertThat(isEmptiedByCollection()).isTrue();
    }

    private Column elementsOfForgottenTable() {
        Table part = Tables.of(pool, column("l", List.of(1L, 2L), List.of(3L)));
        Table guarded = Table.concatView(List.of(part, part)).guarded();
        part.close();
        ChunkedColumn chunks = (ChunkedColumn) guarded.column("l");
        return ((ListColumn) chunks.parts().getFirst()).elements();
    }

    private boolean isEmptiedByCollection() {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (pool.usedBytes() > 0 && System.nanoTime() < deadline) {
            System.gc();
            LockSupport.parkNanos(5_000_000);
        }
        return pool.usedBytes() == 0;
    }

    @Test
    void guardedTableTakesThePlaceOfTheOther() {
        Table table = Tables.of(pool, column("x", 1));
        Table guarded = table.guarded();
        assertThat(guarded.column("x").getLong(0)).isEqualTo(1);
        table.close();
        assertThatThrownBy(() -> guarded.column("x")).isInstanceOf(IllegalStateException.class);
        guarded.close();
        assertThat(pool.usedBytes()).isZero();
    }
}
