package dev.tasse.data;

import static dev.tasse.testing.Tables.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.error.PlanException;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.testing.Tables;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

@ExtendWith(LeakCheck.class)
final class TableTest {
    private final MemoryPool pool = MemoryPool.ofLimit(64 << 20);

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void randomTableIsReadInFullAndReleasedByClose() {
        for (long seed = 0; seed < 50; seed++) {
            try (Table table = Tables.random(pool, seed, seed * 3);
                    Table again = Tables.random(pool, seed, seed * 3)) {
                Tables.assertEqual(again, table);
                assertThat(table.preview(5)).isNotEmpty();
            }
            assertThat(pool.usedBytes()).as("seed " + seed).isZero();
        }
    }

    @Test
    void getterOnNullNamesColumnAndRow() {
        try (Table table =
                Tables.of(
                        pool,
                        column("x", 1, null),
                        column("d", 1.5, null),
                        column("s", "a", null),
                        column("b", true, null))) {
            assertThat(table.getLong("x", 0)).isEqualTo(1);
            assertThat(table.getDouble("d", 0)).isEqualTo(1.5);
            assertThat(table.getString("s", 0)).isEqualTo("a");
            assertThat(table.getBoolean("b", 0)).isTrue();
            assertThatThrownBy(() -> table.column("x").getLong(1))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("the value in row 1 is null; ask isNull(row) first");
            assertThatThrownBy(() -> table.getLong("x", 1))
                    .hasMessageContaining("\"x\" is null in row 1");
            assertThatThrownBy(() -> table.getDouble("d", 1))
                    .hasMessageContaining("\"d\" is null in row 1");
            assertThatThrownBy(() -> table.getString("s", 1))
                    .hasMessageContaining("\"s\" is null in row 1");
            assertThatThrownBy(() -> table.getBoolean("b", 1))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessageContaining("\"b\" is null in row 1");
        }
    }

    @Test
    void missingColumnGuessesTheNearestName() {
        try (Table table = Tables.of(pool, column("fare", 1.0))) {
            assertThatThrownBy(() -> table.column("fares"))
                    .isInstanceOf(PlanException.class)
                    .hasMessageContaining("did you mean \"fare\"?");
        }
    }

    @Test
    void columnsThatAreNotThoseOfTheSchemaAreRefused() {
        Column x = new ConstantColumn(DataType.INT64, 3, 1);
        Schema schema = Schema.of("x", DataType.INT64);
        assertThatThrownBy(() -> Table.of(schema, 3, List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("0 columns for x INT64");
        assertThatThrownBy(() -> Table.of(schema, 4, List.of(x), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a column of 3 INT64 for 4 rows of \"x\" INT64");
        assertThatThrownBy(
                        () -> Table.of(Schema.of("x", DataType.STRING), 3, List.of(x), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void gatheredTableReadsTheRowsOfItsPartsInOrder() {
        for (long seed = 0; seed < 30; seed++) {
            try (Table all = Tables.random(pool, seed, 100);
                    Table a = all.slice(0, 40);
                    Table none = all.slice(40, 0);
                    Table b = all.slice(40, 1);
                    Table c = all.slice(41, 59)) {
                Table ab = Table.concatView(List.of(a, none, b));
                try (Table gathered = Table.concatView(List.of(none, ab, c))) {
                    ab.close();
                    Tables.assertEqual(all, gathered);
                    assertThat(gathered.partitions()).hasSize(5);
                    Tables.assertEqual(c, gathered.partitions().getLast());
                    for (int i = 0; i < all.columnCount(); i++) {
                        assertThat(gathered.column(i).nullCount())
                                .isEqualTo(all.column(i).nullCount());
                    }
                    try (Table slice = gathered.slice(39, 4);
                            Table expected = all.slice(39, 4)) {
                        Tables.assertEqual(expected, slice);
                        assertThat(slice.partitions()).hasSize(3);
                    }
                }
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    @Test
    void gatheringOneTableSharesIt() {
        try (Table table = Tables.of(pool, column("x", 1));
                Table one = Table.concatView(List.of(table))) {
            assertThat(one.column(0)).isInstanceOf(FixedColumn.class);
            assertThat(one.partitions()).containsExactly(one);
        }
    }

    @Test
    void gatheringNothingOrDifferentSchemasIsRefused() {
        try (Table x = Tables.of(pool, column("x", 1));
                Table y = Tables.of(pool, column("y", 1))) {
            assertThatThrownBy(() -> Table.concatView(List.of(x, y)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("tables of x INT64 and of y INT64 as one");
            assertThatThrownBy(() -> Table.concatView(List.of()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void tableWithoutColumnsStillHasRows() {
        try (Table table = Table.of(Schema.empty(), 5, List.of(), List.of());
                Table both = Table.concatView(List.of(table, table));
                Table slice = both.slice(3, 4)) {
            assertThat(both.rowCount()).isEqualTo(10);
            assertThat(slice.rowCount()).isEqualTo(4);
            assertThat(both.partitions()).hasSize(1);
            assertThat(both.bytes()).isZero();
        }
    }

    @Test
    void compactedTablePinsLittleMoreThanItsRows() {
        for (long seed = 0; seed < 30; seed++) {
            try (Table table = Tables.random(pool, seed, 3000);
                    Table slice = table.slice(1000, 100);
                    Table compact = slice.compacted(pool)) {
                Tables.assertEqual(slice, compact);
                assertThat(slice.pinnedBytes()).isEqualTo(table.pinnedBytes());
                assertThat(compact.pinnedBytes()).isLessThan(table.pinnedBytes() / 4);
                for (int i = 0; i < table.columnCount(); i++) {
                    assertThat(compact.column(i).getClass()).isEqualTo(slice.column(i).getClass());
                }
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    @Test
    void tableThatUsesHalfOfItsMemoryIsNotCopied() {
        Object[] numbers = LongStream.range(0, 20_000).boxed().toArray();
        try (Table table = Tables.of(pool, column("x", numbers));
                Table half = table.slice(0, 11_000);
                Table same = half.compacted(pool);
                Table less = table.slice(0, 9_000);
                Table copy = less.compacted(pool)) {
            assertThat(same.regions()).isEqualTo(table.regions());
            assertThat(copy.regions()).doesNotContainAnyElementsOf(table.regions());
            Tables.assertEqual(less, copy);
        }
    }

    @Test
    void gatheredTableIsCompactedPartByPart() {
        try (Table table = Tables.random(pool, 3, 3000);
                Table a = table.slice(0, 30);
                Table b = table.slice(2000, 40);
                Table gathered = Table.concatView(List.of(a, b));
                Table compact = gathered.compacted(pool)) {
            Tables.assertEqual(gathered, compact);
            assertThat(compact.partitions()).hasSize(2);
            assertThat(compact.pinnedBytes()).isLessThan(table.pinnedBytes() / 4);
        }
    }

    @Test
    void longStringsOfASliceAreCompactedToThoseUsed() {
        List<Object> texts = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) texts.add("a text of some length, number " + i);
        try (Table table = Tables.of(pool, column("s", texts.toArray()));
                Table slice = table.slice(7_000, 100);
                Table compact = slice.compacted(pool)) {
            Tables.assertEqual(slice, compact);
            StringColumn column = (StringColumn) compact.column("s");
            assertThat(column.buffers().stream().mapToLong(b -> b.byteSize()).sum())
                    .isEqualTo(100 * 34);
        }
    }
}
