package dev.tasse.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.internal.memory.Layouts;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class FieldBordersTest {
    private static final int MARGIN = 16;

    private final Arena arena = Arena.ofShared();

    @AfterEach
    void free() {
        arena.close();
    }

    @Test
    void wholeNumbersOfOneToEightDigits() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            int digits = 1 + random.nextInt(8);
            texts.add(("%0" + digits + "d").formatted(random.nextInt((int) Math.pow(10, digits))));
        }
        long[] out = new long[texts.size()];
        assertThat(ParsingIntegers.shortInt64(second(texts), out)).isTrue();
        for (int i = 0; i < out.length; i++) {
            assertThat(out[i]).as("seed " + seed).isEqualTo(Long.parseLong(texts.get(i)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", " 1", "1 ", "1.0", "x", "1\r", "123456789", "1234567x"})
    void otherWholeNumbersAreLeftToTheGeneralKernel(String text) {
        assertThat(ParsingIntegers.shortInt64(second(List.of("12", text, "3")), new long[3]))
                .isFalse();
    }

    @Test
    void decimalsAreTheNearest() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>(List.of("0", "-0", "-0.0", "5.", ".5", "-.5"));
        texts.addAll(List.of("9007199254740992", "-900719925.474099", "-12345678901.2345"));
        for (int i = 0; i < 20_000; i++) texts.add(decimal(random));
        double[] out = new double[texts.size()];
        assertThat(read(texts, out)).as("seed " + seed).isTrue();
        for (int i = 0; i < out.length; i++) {
            double expected = Double.parseDouble(texts.get(i));
            if (Double.doubleToRawLongBits(out[i]) != Double.doubleToRawLongBits(expected)) {
                assertThat(out[i]).as(texts.get(i) + ", seed " + seed).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "-",
                "-.",
                "--1",
                "1-",
                "1e5",
                "nan",
                "1.2.3",
                "+1.5",
                " 1.5",
                "1,5",
                "1.5\r",
                "9007199254740993",
                "0.12345678",
                "12345678901234567"
            })
    void otherDecimalsAreLeftToTheGeneralKernel(String text) {
        assertThat(read(List.of("1.5", text, "2.5"), new double[3])).isFalse();
    }

    private boolean read(List<String> texts, double[] out) {
        long[] lows = new long[out.length];
        return ParsingFloats.shortFloat64(second(texts), lows, new long[out.length], out);
    }

    // Up to 15 digits, of which up to 7 are decimals.
    private static String decimal(Random random) {
        int whole = random.nextInt(9);
        int decimals = random.nextInt(8);
        StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "-" : "");
        for (int i = 0; i < whole; i++) text.append((char) ('0' + random.nextInt(10)));
        if (whole == 0) text.append('0');
        if (decimals > 0) text.append('.');
        for (int i = 0; i < decimals; i++) text.append((char) ('0' + random.nextInt(10)));
        return text.substring(0, Math.min(text.length(), 16));
    }

    // The second of three fields of each row.
    private FieldBorders second(List<String> texts) {
        StringBuilder all = new StringBuilder();
        int[] borders = new int[3 * texts.size() + 1];
        borders[0] = MARGIN - 1;
        for (int i = 0; i < texts.size(); i++) {
            borders[3 * i + 1] = MARGIN + all.append('-').length();
            borders[3 * i + 2] = MARGIN + all.append(',').append(texts.get(i)).length();
            borders[3 * i + 3] = MARGIN + all.append(",.").length();
            all.append('\n');
        }
        byte[] letters = all.toString().getBytes(StandardCharsets.US_ASCII);
        MemorySegment bytes = arena.allocate(letters.length + 2L * MARGIN);
        MemorySegment.copy(letters, 0, bytes, Layouts.BYTE, MARGIN, letters.length);
        return new FieldBorders(bytes, borders, 2, 3, texts.size());
    }
}
