package dev.tasse.data;

import static dev.tasse.testing.Tables.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.testing.RandomTypes;
import dev.tasse.testing.Tables;
import dev.tasse.type.DataType;
import dev.tasse.type.MapType;
import dev.tasse.type.Schema;
import dev.tasse.type.StructType;
import dev.tasse.type.TimeResolution;
import dev.tasse.type.TimestampType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

@ExtendWith(LeakCheck.class)
final class PreviewTest {
    private final MemoryPool pool = MemoryPool.ofLimit(64 << 20);

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void namesTypesAndValuesAreAlignedAndTheRestIsCounted() {
        try (Table table =
                Tables.of(
                        pool,
                        column(
                                "origin",
                                "ATL",
                                "a name that is much longer than forty characters",
                                null),
                        column("flights", 131072, null, 7),
                        column("delay", 9.25, -0.5, Double.NaN))) {
            assertThat(table.preview(2))
                    .isEqualTo(
                            """
                            origin                                    flights    delay
                            STRING                                      INT64  FLOAT64
                            ----------------------------------------  -------  -------
                            ATL                                        131072     9.25
                            a name that is much longer than forty c…     null     -0.5
                            ... 1 more row
                            """);
            assertThat(table.preview(3)).doesNotContain("more row").endsWith("7      NaN\n");
            assertThat(table.preview(1)).endsWith("... 2 more rows\n");
            assertThat(table.preview(0)).endsWith("... 3 more rows\n");
            assertThat(table.preview(-1)).isEqualTo(table.preview(0));
        }
    }

    @Test
    void nestedValuesAreShownOnOneLine() {
        StructType point =
                new StructType(
                        Schema.of(List.of("a", "b"), List.of(DataType.INT32, DataType.STRING)));
        try (Table table =
                Tables.of(
                        pool,
                        column("l", List.of(1L, 2L), null),
                        column("s", point, Arrays.asList(Map.of("a", 1, "b", "x"), Map.of())),
                        column(
                                "m",
                                new MapType(DataType.STRING, DataType.INT64),
                                List.of(Map.of("k", 5), Map.of())))) {
            assertThat(table.preview(5))
                    .isEqualTo(
                            """
                            l            s                          m
                            LIST<INT64>  STRUCT<a INT32, b STRING>  MAP<STRING, INT64>
                            -----------  -------------------------  ------------------
                            [1, 2]       {a: 1, b: x}               {k: 5}
                            null         {a: null, b: null}         {}
                            """);
        }
    }

    @Test
    void timesAreShownInTheirZoneAndDecimalsInFull() {
        Instant instant = Instant.parse("2025-07-01T12:00:00Z");
        try (Table table =
                Tables.of(
                        pool,
                        column("z", RandomTypes.ZONED, List.of(instant)),
                        column("t", LocalDateTime.of(2025, 1, 2, 3, 4)),
                        column("h", LocalTime.of(3, 4, 5, 120_000_000)),
                        column("d", LocalDate.of(2025, 1, 2)),
                        column("m", new BigDecimal("1.50")),
                        column("b", DataType.BINARY, List.of(new byte[] {1, -1})))) {
            assertThat(table.preview(1).lines().toList().getLast().split(" {2,}"))
                    .containsExactly(
                            "2025-07-01 14:00:00+02:00",
                            "2025-01-02 03:04:00",
                            "03:04:05.120",
                            "2025-01-02",
                            "1.50",
                            "0x01ff");
        }
    }

    @Test
    void timeBeyondTheYearsOfJavaIsShownAsItsCount() {
        TimestampType seconds = new TimestampType(TimeResolution.SECONDS, "");
        try (TableBuilder builder = new TableBuilder(pool, Schema.of("t", seconds), 1)) {
            builder.fixed(0).appendLong(Long.MAX_VALUE);
            try (Table table = builder.build()) {
                assertThat(table.preview(1)).endsWith("9223372036854775807 TIMESTAMP(s)\n");
            }
        }
    }

    @Test
    void lineBreaksAndControlCharactersStayOnTheLine() {
        try (Table table = Tables.of(pool, column("s", "a\nb\tc\r\u0007"))) {
            assertThat(table.preview(1)).endsWith("\na\\nb\\tc\\r\\u0007\n");
        }
    }

    @Test
    void wideTextIsCutBetweenCharactersOutsideTheFirstPlane() {
        try (Table table = Tables.of(pool, column("s", "\uD83D\uDE00".repeat(41)))) {
            assertThat(table.preview(1)).endsWith("\uD83D\uDE00".repeat(39) + "…\n");
        }
    }

    @Test
    void tableWithoutRowsOrColumnsSaysSo() {
        try (Table table = Table.empty(Schema.of("x", DataType.INT64));
                Table bare = Table.of(Schema.empty(), 3, List.of(), List.of())) {
            assertThat(table).hasToString("    x\nINT64\n-----\nno rows\n");
            assertThat(bare).hasToString("3 rows without columns\n");
        }
    }
}
