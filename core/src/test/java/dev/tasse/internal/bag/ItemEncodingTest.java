package dev.tasse.internal.bag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tasse.error.DataException;
import dev.tasse.function.Pair;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class ItemEncodingTest {
    record Trip(String vendor, double fare, @Nullable LocalDate day, List<Integer> stops) {}

    record Even(int n) {
        Even {
            if (n % 2 != 0) throw new IllegalArgumentException("odd: " + n);
        }
    }

    private final ClassTable classes = new ClassTable();

    private Object copy(@Nullable Object value) {
        ItemWriter writer = new ItemWriter(classes);
        writer.write(value);
        ItemReader reader = new ItemReader(classes, writer.toBytes(), writer.size());
        Object copy = reader.read();
        assertThat(reader.hasNext()).isFalse();
        return copy;
    }

    @Test
    void valuesComeBackAsTheyWere() {
        List<@Nullable Object> values =
                Arrays.asList(
                        null,
                        true,
                        false,
                        (byte) -1,
                        (short) 300,
                        'ü',
                        0,
                        -1,
                        Integer.MIN_VALUE,
                        0L,
                        63L,
                        64L,
                        Long.MAX_VALUE,
                        Long.MIN_VALUE,
                        1.5f,
                        -0.0,
                        Double.NaN,
                        "",
                        "a?b",
                        "größer",
                        "\uD83D\uDE00",
                        "\uD83D",
                        Pair.of("k", 1L),
                        DayOfWeek.FRIDAY,
                        List.of(),
                        List.of(1, "x"),
                        Map.of("a", List.of(1.0)),
                        new Trip("v", 2.5, null, List.of(3)),
                        new Trip("w", 0, LocalDate.EPOCH, new ArrayList<>()),
                        new BigDecimal("1.20"),
                        LocalDate.MAX,
                        Set.of("s"));
        for (Object value : values) {
            assertThat(copy(value)).isEqualTo(value);
        }
        assertThat((byte[]) copy(new byte[] {1, 2})).containsExactly(1, 2);
    }

    @Test
    void whatCannotBeSerialisedIsRefused() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> copy(new Object()))
                .withMessageContaining("java.lang.Object")
                .withMessageContaining("expected a string, number, record");
    }

    @Test
    void onlyClassesThatWereWrittenAreReadBack() throws Exception {
        URI address = URI.create("a:b");
        byte[] bytes = Serials.write(address, classes.serialised());
        assertThat(Serials.read(bytes, classes.serialised())).isEqualTo(address);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Serials.read(bytes, Set.of(BigDecimal.class)))
                .withMessageContaining("cannot be read back");
    }

    @Test
    void recordsAreMadeByTheirConstructor() {
        ItemWriter writer = new ItemWriter(classes);
        writer.write(new Even(2));
        byte[] bytes = writer.toBytes();
        bytes[bytes.length - 1] = 2;
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> new ItemReader(classes, bytes, bytes.length).read())
                .withMessageContaining("odd: 1");
    }
}
