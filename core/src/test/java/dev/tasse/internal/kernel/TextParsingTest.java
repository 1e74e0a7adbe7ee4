package dev.tasse.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.internal.memory.Layouts;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Random;

class TextParsingTest {
    private static final int MARGIN = 16;
    private static final long MICROS = 1_000_000;

    private final Arena arena = Arena.ofConfined();

    @AfterEach
    void free() {
        arena.close();
    }

    @Test
    void wholeNumbersOfEveryLength() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            long value = random.nextLong() >> random.nextInt(64);
            assertThat(int64(Long.toString(value))).as("seed " + seed).isEqualTo(value);
        }
        assertThat(int64("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(int64("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(int64(" +0012 ")).isEqualTo(12);
        assertThat(int64("00000000000000000000000012345678")).isEqualTo(12_345_678);
        assertThat(int64("-0")).isZero();
        assertThat(int64("")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "-",
                "+",
                " ",
                "1.0",
                "1e3",
                "9223372036854775808",
                "-9223372036854775809",
                "1 2",
                "--1",
                "12345678x",
                "x2345678",
                "1\u00b22",
                "92233720368547758070",
                "0x10"
            })
    void otherTextIsNoWholeNumber(String text) {
        assertThat(ParsingIntegers.int64(spans(text), new long[1])).isZero();
    }

    @Test
    void unsignedNumbersReachTwoToTheSixtyFour() {
        long[] out = new long[3];
        TextSpans texts = spans("0", "18446744073709551615", "9223372036854775808");
        assertThat(ParsingIntegers.uint64(texts, out)).isEqualTo(ParsingIntegers.NONE);
        assertThat(out).containsExactly(0, -1, Long.MIN_VALUE);
        assertThat(ParsingIntegers.uint64(spans("18446744073709551616"), out)).isZero();
        assertThat(ParsingIntegers.uint64(spans("28446744073709551615"), out)).isZero();
        assertThat(ParsingIntegers.uint64(spans("-1"), out)).isZero();
    }

    @Test
    void theFirstTextAtFaultIsTold() {
        assertThat(ParsingIntegers.int64(spans("1", "2", "", "x", "y"), new long[5])).isEqualTo(3);
    }

    @Test
    void doublesAreTheNearest() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200_000; round++) {
            String text = decimal(random);
            double[] out = new double[1];
            assertThat(ParsingFloats.float64(spans(text), out))
                    .as(text)
                    .isEqualTo(ParsingIntegers.NONE);
            if (Double.doubleToRawLongBits(out[0])
                    != Double.doubleToRawLongBits(Double.parseDouble(text))) {
                assertThat(out[0]).as(text + ", seed " + seed).isEqualTo(Double.parseDouble(text));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9007199254740993",
                "9007199254740992.5",
                "1e22",
                "1e23",
                "8.5e15",
                "0.1",
                "-0.0",
                "2.2250738585072014e-308",
                "2.2250738585072011e-308",
                "4.9e-324",
                "2.4e-324",
                "2.5e-324",
                "1.7976931348623157e308",
                "1.7976931348623159e308",
                "1e309",
                "1e-400",
                "179769313486231580793728971405303415079934132710037826936173778980444968292764"
                        + "e231",
                "6.631236871469758276785396630275e-4",
                "3518437208883201171875e-16",
                "1448997445238699",
                "00000000000000000000000.5",
                "5.",
                ".5",
                "1E+5",
                "1e-5",
                "72057594037927928.0",
                "7205759403792793199999e-5",
                "0e999999999999",
                "123456789012345678901234567890"
            })
    void doublesAtTheEdgesAreTheNearest(String text) {
        double[] out = new double[1];
        assertThat(ParsingFloats.float64(spans(text), out)).isEqualTo(ParsingIntegers.NONE);
        assertThat(out[0]).isEqualTo(Double.parseDouble(text));
        assertThat(Math.copySign(1, out[0])).isEqualTo(Math.copySign(1, Double.parseDouble(text)));
    }

    @Test
    void namedDoubles() {
        double[] out = new double[6];
        TextSpans texts = spans("nan", "-inf", "Infinity", "+INF", " 1.5 ", "");
        assertThat(ParsingFloats.float64(texts, out)).isEqualTo(ParsingIntegers.NONE);
        assertThat(out)
                .containsExactly(
                        Double.NaN,
                        Double.NEGATIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        1.5,
                        0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x", ".", "-", "e5", "1e", "1e+", "1.2.3", "1d", "1f", "0x1p3", "1,5", "infinit",
                "1 2", "+-1", "1e5x", "1e1.5", "--1", "-.e1"
            })
    void otherTextIsNoDouble(String text) {
        assertThat(ParsingFloats.float64(spans(text), new double[1])).isZero();
    }

    @Test
    void floatsAreRoundedOnce() {
        // Halfway between two floats, and a little more: as a double it is exactly halfway.
        String text = "1.00000005960464477540";
        float[] out = new float[2];
        assertThat(ParsingFloats.float32(spans(text, "nan"), out)).isEqualTo(ParsingIntegers.NONE);
        assertThat(out[0]).isEqualTo(Float.parseFloat(text));
        assertThat(out[1]).isNaN();
    }

    @Test
    void truthValues() {
        boolean[] out = new boolean[8];
        TextSpans texts = spans("true", "F", "TRUE", "no", "Yes", "1", "", " false ");
        assertThat(ParsingBooleans.bool(texts, out)).isEqualTo(ParsingIntegers.NONE);
        assertThat(out).containsExactly(true, false, true, false, true, true, false, false);
        assertThat(ParsingBooleans.bool(spans("t", "y"), out)).isEqualTo(1);
        assertThat(ParsingBooleans.bool(spans("falsch"), out)).isZero();
    }

    @Test
    void datesAsTheJdkReadsThem() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int[] out = new int[1];
        for (int round = 0; round < 5_000; round++) {
            LocalDate date = LocalDate.ofEpochDay(random.nextInt(4_000_000) - 1_000_000);
            if (date.getYear() > 9999) continue;
            assertThat(ParsingTimes.date(spans(date.toString()), out)).isEqualTo(-1);
            assertThat(out[0]).as(date + ", seed " + seed).isEqualTo((int) date.toEpochDay());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-2-9", "2024/02/09", "2024/2/9", " 2024-02-09 ", "2024-02-9"})
    void datesInOtherForms(String text) {
        int[] out = new int[1];
        assertThat(ParsingTimes.date(spans(text), out)).isEqualTo(ParsingIntegers.NONE);
        assertThat(LocalDate.ofEpochDay(out[0])).isEqualTo("2024-02-09");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-29", "2024-13-01", "2024-00-01", "2024-01-00", "2024-04-31", "24-01-01",
                "2024-01", "2024-01-01x", "2024-01/01", "2024.01.01", "x024-01-01", "20240101",
                "2024-01-0a", "1900-02-29", "-", "2024-01-32"
            })
    void otherTextIsNoDate(String text) {
        assertThat(ParsingTimes.date(spans(text), new int[1])).isZero();
    }

    @Test
    void timesOfDay() {
        long[] out = new long[6];
        TextSpans texts =
                spans("10:20:30", "1:02", "23:59:59.9999999", "00:00:00.5", "7:08:09", "");
        assertThat(ParsingTimes.time(texts, MICROS, out)).isEqualTo(ParsingIntegers.NONE);
        assertThat(out)
                .containsExactly(
                        micros("10:20:30"),
                        micros("01:02"),
                        micros("23:59:59.999999"),
                        micros("00:00:00.5"),
                        micros("07:08:09"),
                        0);
        for (String wrong :
                new String[] {"24:00:00", "10:60", "10:20:60", "10", "10:20:", "1:2x"}) {
            assertThat(ParsingTimes.time(spans(wrong), MICROS, out)).as(wrong).isZero();
        }
    }

    @Test
    void timestampsAsTheJdkReadsThem() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String[] texts = new String[2_000];
        long[] expected = new long[texts.length];
        LocalDate date = LocalDate.EPOCH;
        for (int i = 0; i < texts.length; i++) {
            if (random.nextInt(3) == 0)
                date = LocalDate.ofEpochDay(random.nextInt(80_000) - 40_000);
            LocalTime time = LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000L) * 1000);
            if (random.nextBoolean()) time = time.withNano(0);
            String clock = time.format(DateTimeFormatter.ISO_LOCAL_TIME);
            texts[i] = date + (random.nextBoolean() ? "T" : " ") + clock;
            expected[i] = date.toEpochDay() * 86_400 * MICROS + time.toNanoOfDay() / 1000;
        }
        long[] out = new long[texts.length];
        assertThat(ParsingTimes.timestamp(spans(texts), MICROS, false, out)).isEqualTo(-1);
        assertThat(out).as("seed " + seed).isEqualTo(expected);
    }

    @Test
    void timestampsWithZonesAreInstants() {
        long[] out = new long[6];
        TextSpans texts =
                spans(
                        "2024-02-09T10:20:30Z",
                        "2024-02-09 10:20:30+02",
                        "2024-02-09 10:20:30.25-02:30",
                        "2024-02-09 10:20 UTC",
                        "2024-02-09T10:20:30+0530",
                        "");
        assertThat(ParsingTimes.timestamp(texts, MICROS, true, out)).isEqualTo(-1);
        assertThat(out)
                .containsExactly(
                        instant("2024-02-09T10:20:30"),
                        instant("2024-02-09T08:20:30"),
                        instant("2024-02-09T12:50:30.25"),
                        instant("2024-02-09T10:20"),
                        instant("2024-02-09T04:50:30"),
                        0);
        TextSpans local = spans("2024-02-09T10:20:30");
        assertThat(ParsingTimes.timestamp(local, MICROS, true, out)).isZero();
        TextSpans zoned = spans("2024-02-09T10:20:30Z");
        assertThat(ParsingTimes.timestamp(zoned, MICROS, false, out)).isZero();
    }

    @Test
    void timestampsOutOfRangeAreRefused() {
        long[] out = new long[1];
        long nanos = 1_000_000_000;
        assertThat(ParsingTimes.timestamp(spans("2300-01-01 00:00:00"), nanos, false, out))
                .isZero();
        assertThat(ParsingTimes.timestamp(spans("2200-01-01 00:00:00"), nanos, false, out))
                .isEqualTo(-1);
        assertThat(ParsingTimes.timestamp(spans("2024-01-01 24:00:00"), MICROS, false, out))
                .isEqualTo(-1);
        assertThat(out[0]).isEqualTo(instant("2024-01-02T00:00"));
    }

    private static String decimal(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Double.toString(Double.longBitsToDouble(random.nextLong() & ~(1L << 62)));
            case 1 -> Double.toString(random.nextDouble());
            case 2 -> Double.toString(random.nextInt(1_000_000) / 100.0);
            case 3 -> random.nextLong() + "e" + (random.nextInt(660) - 345);
            case 4 -> new BigInteger(90, random) + "." + new BigInteger(40, random) + "e-20";
            default -> Long.toString(random.nextLong() >> random.nextInt(64));
        };
    }

    private static long micros(String time) {
        return LocalTime.parse(time).toNanoOfDay() / 1000;
    }

    private static long instant(String time) {
        return ChronoUnit.MICROS.between(LocalDate.EPOCH.atStartOfDay(), LocalDateTime.parse(time));
    }

    private long int64(String text) {
        long[] out = new long[1];
        assertThat(ParsingIntegers.int64(spans(text), out)).as(text).isEqualTo(-1);
        return out[0];
    }

    /// The texts one behind the other, with digits around that must not be read.
    private TextSpans spans(String... texts) {
        TextSpans spans = new TextSpans(texts.length);
        int size = 2 * MARGIN;
        for (String text : texts) size += text.getBytes(StandardCharsets.UTF_8).length + 1;
        MemorySegment bytes = arena.allocate(size).fill((byte) '7');
        int at = MARGIN;
        for (int i = 0; i < texts.length; i++) {
            byte[] letters = texts[i].getBytes(StandardCharsets.UTF_8);
            MemorySegment.copy(letters, 0, bytes, Layouts.BYTE, at, letters.length);
            spans.starts[i] = at;
            spans.lengths[i] = letters.length;
            at += letters.length + 1;
        }
        spans.set(bytes, texts.length);
        return spans;
    }
}
