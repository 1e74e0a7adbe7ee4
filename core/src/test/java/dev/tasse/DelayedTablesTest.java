package dev.tasse;

import static dev.tasse.expr.Expr.col;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tasse.data.Table;
import dev.tasse.data.TableBuilder;
import dev.tasse.error.DataException;
import dev.tasse.error.TaskException;
import dev.tasse.expr.JoinType;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.testing.Tables;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

@ExtendWith(LeakCheck.class)
final class DelayedTablesTest {
    private static final Schema SCHEMA =
            Schema.empty().with("n", DataType.INT64).with("square", DataType.INT64);

    private final Client client = Client.threads(2);

    @AfterEach
    void close() {
        client.close();
    }

    private static Table squares(long from, long to) {
        try (TableBuilder rows = TableBuilder.of(SCHEMA)) {
            LongStream.range(from, to).forEach(n -> rows.appendRow(n, n * n));
            return rows.build();
        }
    }

    private static DataFrame frame() {
        List<Delayed<Table>> parts = new ArrayList<>();
        for (long start = 0; start < 30; start += 10) {
            long from = start;
            parts.add(Delayed.<Table>of(() -> squares(from, from + 10)).named("squares"));
        }
        return DataFrame.fromDelayed(SCHEMA, parts);
    }

    @Test
    void tablesOfCallsAreTheRowsOfAFrame() {
        try (Table rows = client.compute(frame().filter(col("n").ge(28L)).select("square"))) {
            assertThat(Tables.values(rows.column("square"))).containsExactly(784L, 841L);
        }
    }

    @Test
    void partitionsOfAFrameAreCalls() {
        List<Delayed<Table>> parts =
                client.with(() -> frame().filter(col("n").rem(2L).eq(0L)).toDelayed());
        List<Delayed<Long>> counts =
                parts.stream().<Delayed<Long>>map(part -> part.map(Table::rowCount)).toList();
        assertThat(client.compute(counts)).containsExactly(5L, 5L, 5L);
        try (Table last = client.compute(parts.getLast())) {
            assertThat(last.getLong("n", 0)).isEqualTo(20);
        }
    }

    @Test
    void tableOutlivesTheFutureThatComputedIt() {
        Delayed<Table> call = Delayed.of(() -> squares(0, 3));
        TaskFuture<Table> future = client.start(call);
        try (Table table = future.join()) {
            future.close();
            assertThat(table.getLong("square", 2)).isEqualTo(4);
        }
    }

    @Test
    void whatPartsOfFramesShareIsComputedOnce() {
        AtomicInteger loads = new AtomicInteger();
        Delayed<Long> start =
                Delayed.of(() -> {
                    loads.incrementAndGet();
                    return 5L;
                });
        DataFrame left = DataFrame.fromDelayed(SCHEMA, from(start, 3));
        DataFrame right = DataFrame.fromDelayed(SCHEMA, from(start, 2)).select("n");
        try (Table rows = client.compute(left.join(right, JoinType.INNER, "n"))) {
            assertThat(rows.rowCount()).isEqualTo(20);
        }
        assertThat(loads).hasValue(1);
    }

    private static List<Delayed<Table>> from(Delayed<Long> start, int parts) {
        List<Delayed<Table>> tables = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            long at = i * 10L;
            tables.add(start.<Table>map(first -> squares(first + at, first + at + 10)));
        }
        return tables;
    }

    @Test
    void aLimitNeedsNoMoreThanTheFirstParts() {
        AtomicInteger loads = new AtomicInteger();
        List<Delayed<Table>> parts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            parts.add(
                    Delayed.<Table>of(() -> {
                        loads.incrementAndGet();
                        return squares(0, 10);
                    }));
        }
        try (Table rows = client.compute(DataFrame.fromDelayed(SCHEMA, parts).limit(3))) {
            assertThat(rows.rowCount()).isEqualTo(3);
        }
        assertThat(loads.get()).isLessThan(200);
    }

    @Test
    void persistedTableIsComputedOnceAndShared() {
        AtomicInteger loads = new AtomicInteger();
        Delayed<Table> call =
                Delayed.of(() -> {
                    loads.incrementAndGet();
                    return squares(0, 4);
                });
        useTwice(call);
        assertThat(loads).hasValue(1);
        System.gc(); // what is persisted is given back when nobody can ask for it any more
    }

    private void useTwice(Delayed<Table> call) {
        Delayed<Table> kept = client.persist(call);
        DataFrame frame = DataFrame.fromDelayed(SCHEMA, List.of(kept, kept));
        for (int i = 0; i < 2; i++) {
            try (Table rows = client.compute(frame);
                    Table alone = client.compute(kept)) {
                assertThat(rows.rowCount()).isEqualTo(8);
                assertThat(alone.getLong("square", 3)).isEqualTo(9);
            }
        }
        assertThat(client.compute(kept.map(Table::rowCount))).isEqualTo(4);
    }

    @Test
    void failureOfAPartNamesTheCall() {
        Delayed<Table> call =
                Delayed.<Table>of(
                                () -> {
                                    throw new IllegalStateException("no such day");
                                })
                        .named("load-day");
        assertThatExceptionOfType(TaskException.class)
                .isThrownBy(() -> client.compute(DataFrame.fromDelayed(SCHEMA, List.of(call))))
                .withMessageContaining("load-day")
                .withMessageContaining("no such day");
    }

    @Test
    void otherColumnsThanPromisedAreAnError() {
        Delayed<Table> call = Delayed.of(() -> squares(0, 3));
        Schema wrong = Schema.empty().with("n", DataType.STRING);
        DataFrame frame = DataFrame.fromDelayed(wrong, List.of(call));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> client.compute(frame))
                .withMessageContaining("partition 0: a delayed table has other columns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataFrame.fromDelayed(wrong, List.of()))
                .withMessage("a frame needs a partition, got none");
    }
}
