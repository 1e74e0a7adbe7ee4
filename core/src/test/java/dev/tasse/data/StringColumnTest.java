package dev.tasse.data;

import static dev.tasse.testing.Tables.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.testing.Tables;
import dev.tasse.type.DataType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

@ExtendWith(LeakCheck.class)
final class StringColumnTest {
    private final MemoryPool pool = MemoryPool.ofLimit(64 << 20);

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void orderAndEqualityAreThoseOfUnsignedBytes() {
        List<String> texts = texts(new Random(11));
        try (Table table = Tables.of(pool, column("s", texts.toArray()))) {
            StringColumn column = (StringColumn) table.column("s");
            for (int i = 0; i < texts.size(); i++) {
                for (int j = 0; j < texts.size(); j++) {
                    byte[] a = texts.get(i).getBytes(UTF_8);
                    byte[] b = texts.get(j).getBytes(UTF_8);
                    String what = texts.get(i) + " and " + texts.get(j);
                    assertThat(Integer.signum(column.compare(i, column, j)))
                            .as(what)
                            .isEqualTo(Integer.signum(Arrays.compareUnsigned(a, b)));
                    assertThat(column.isEqual(i, column, j))
                            .as(what)
                            .isEqualTo(Arrays.equals(a, b));
                }
            }
        }
    }

    /// Around the lengths at which the way of comparing changes, with long common beginnings.
    private static List<String> texts(Random random) {
        List<String> texts =
                new ArrayList<>(
                        List.of(
                                "",
                                "\0",
                                "a",
                                "a\0",
                                "ab",
                                "abcd",
                                "abcd\0",
                                "abcde",
                                "zzzz",
                                "Z",
                                "exactly12byt",
                                "exactly12bytX",
                                "exactly12bytY",
                                "exactly12bys",
                                "\uFFFD end",
                                "\uD83D\uDE00 end",
                                "é"));
        String common = "x".repeat(200);
        for (int length : new int[] {11, 12, 13, 16, 20, 21, 28, 127, 128, 129, 199}) {
            String start = common.substring(0, length);
            texts.add(start);
            texts.add(start + (char) ('a' + random.nextInt(26)));
            texts.add(start.substring(0, length - 1) + "é");
            texts.add("y" + start);
        }
        return texts;
    }

    @Test
    void shortValuesLieInTheirViewsPaddedWithZeros() {
        try (Table table = Tables.of(pool, column("s", "abc", "exactly12byt", "exactly13byte"))) {
            StringColumn column = (StringColumn) table.column("s");
            assertThat(StringViews.low(column.views(), 0)).isEqualTo(3 | 0x636261L << 32);
            assertThat(StringViews.high(column.views(), 0)).isZero();
            assertThat(column.bufferCount()).isEqualTo(1);
            assertThat(column.buffer(0).byteSize()).isEqualTo(13);
            assertThat(StringViews.buffer(column.views(), 2)).isZero();
            assertThat(StringViews.offset(column.views(), 2)).isZero();
            assertThat(column.bytes(1).byteSize()).isEqualTo(12);
        }
    }

    @Test
    void textAndBinaryShareTheirBytes() {
        try (Table table = Tables.of(pool, column("s", "abc"))) {
            StringColumn binary = ((StringColumn) table.column("s")).as(DataType.BINARY);
            assertThat((byte[]) binary.get(0)).containsExactly('a', 'b', 'c');
            assertThatThrownBy(() -> binary.getString(0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("BINARY");
            assertThat(binary.as(DataType.STRING).getString(0)).isEqualTo("abc");
            assertThatThrownBy(() -> binary.as(DataType.INT8))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void bytesCountsLongValuesOnceWhereRowsShareThem() {
        String text = "a text that does not fit a view";
        try (Table one = Tables.of(pool, column("s", text));
                Table table = Tables.of(pool, column("s", text, text, "short"))) {
            assertThat(table.column("s").bytes()).isEqualTo(3 * 16 + 2L * text.length());
            assertThat(table.column("s").slice(2, 1).bytes()).isEqualTo(16);
            assertThat(one.column("s").bytes()).isEqualTo(16 + text.length());
        }
    }
}
