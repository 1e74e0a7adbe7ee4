package dev.tasse.data;

import static dev.tasse.testing.Tables.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.testing.Tables;

import org.junit.jupiter.api.Test;

final class TableTest {
    private final MemoryPool pool = MemoryPool.ofLimit(64 << 20);

    @Test
    void previewShowsNamesTypesValuesAndHowManyMore() {
        try (Table table =
                Tables.of(
                        pool,
                        column(
                                "origin",
                                "ATL",
                                "a name that is much longer than forty characters",
                                null),
                        column("flights", 131072, null, 7))) {
            assertThat(table.preview(2))
                    .isEqualTo(
                            """
                            origin                                    flights
                            STRING                                      INT64
                            ----------------------------------------  -------
                            ATL                                        131072
                            a name that is much longer than forty c…     null
                            ... 1 more row
                            """);
        }
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
        try (Table table = Tables.of(pool, column("x", 1, null, 3))) {
            assertThat(table.getLong("x", 2)).isEqualTo(3);
            assertThatThrownBy(() -> table.column("x").getLong(1))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessageContaining("row 1");
            assertThatThrownBy(() -> table.getLong("x", 1))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessageContaining("\"x\"")
                    .hasMessageContaining("row 1");
        }
    }
}
