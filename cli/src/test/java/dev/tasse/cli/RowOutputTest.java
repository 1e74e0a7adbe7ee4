package dev.tasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/// Values and rows as programs read them.
final class RowOutputTest {
    private static String csv(String query, String... options) {
        return rows("csv", query, options);
    }

    private static String rows(String format, String query, String... options) {
        String[] arguments = new String[options.length + 4];
        System.arraycopy(options, 0, arguments, 4, options.length);
        arguments[0] = "sql";
        arguments[1] = "--format";
        arguments[2] = format;
        arguments[3] = query;
        Tasse run = Tasse.run(arguments);
        assertThat(run.err()).isEmpty();
        return run.out();
    }

    @Test
    void csvQuotesOnlyWhatItMust() {
        assertThat(
                        csv(
                                "SELECT 'a,b' AS \"x,y\", 'say \"hi\"' AS b, '' AS c, 'a\nb' AS d, 'é' AS e"))
                .isEqualTo("\"x,y\",b,c,d,e\n\"a,b\",\"say \"\"hi\"\"\",\"\",\"a\nb\",é\n");
    }

    @Test
    void csvTellsNullFromEmptyTextAndFromItsOwnName() {
        assertThat(csv("SELECT NULL AS a, '' AS b, 'NA' AS c")).endsWith("\n,\"\",NA\n");
        assertThat(csv("SELECT NULL AS a, '' AS b, 'NA' AS c", "--null", "NA"))
                .endsWith("\nNA,\"\",\"NA\"\n");
    }

    @Test
    void timesAndNumbersAreWrittenAsDuckDbDoes() {
        assertThat(
                        csv(
                                "SELECT DATE '2025-03-01' AS a, TIMESTAMP '2025-03-01 04:05:06.120' AS"
                                        + " b, true AS c, 1.50 AS d, -7 AS e"))
                .endsWith("\n2025-03-01,2025-03-01 04:05:06.12,true,1.50,-7\n");
    }

    @Test
    void doublesHaveDuckDbsForm() {
        assertThat(text(1)).isEqualTo("1.0");
        assertThat(text(-0.0)).isEqualTo("-0.0");
        assertThat(text(0.1)).isEqualTo("0.1");
        assertThat(text(-12.05)).isEqualTo("-12.05");
        assertThat(text(0.0001)).isEqualTo("0.0001");
        assertThat(text(0.00001)).isEqualTo("1e-05");
        assertThat(text(1.25e-7)).isEqualTo("1.25e-07");
        assertThat(text(1e15)).isEqualTo("1000000000000000.0");
        assertThat(text(1e16)).isEqualTo("1e+16");
        assertThat(text(1.2345678901234568e17)).isEqualTo("1.2345678901234568e+17");
        assertThat(text(Double.MAX_VALUE)).isEqualTo("1.7976931348623157e+308");
        assertThat(text(Double.NaN)).isEqualTo("nan");
        assertThat(text(Double.NEGATIVE_INFINITY)).isEqualTo("-inf");
    }

    @Test
    void doublesReadBackAndAreShortest() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            double value =
                    i % 2 == 0
                            ? Double.longBitsToDouble(random.nextLong())
                            : random.nextInt(10_000_000) / Math.pow(10, random.nextInt(8));
            if (Double.isNaN(value) || Double.isInfinite(value)) continue;
            String text = text(value);
            boolean same = Double.parseDouble(text) == value && digits(text) == digits("" + value);
            if (!same) throw new AssertionError(text + " for " + value + ", seed " + seed);
        }
    }

    /// How many digits there are from the first to the last that is not 0.
    private static int digits(String text) {
        int first = -1;
        int last = -1;
        int count = 0;
        for (int i = 0; i < text.length() && Character.toLowerCase(text.charAt(i)) != 'e'; i++) {
            char c = text.charAt(i);
            if (!Character.isDigit(c)) continue;
            if (c != '0') {
                if (first < 0) first = count;
                last = count;
            }
            count++;
        }
        return last - first;
    }

    private static String text(double value) {
        TextOutput text = new TextOutput(new ByteArrayOutputStream());
        Decimals.write(text, value);
        return new String(text.cut(0), StandardCharsets.UTF_8);
    }

    @Test
    void wholeNumbersAreWrittenWithoutObjects() {
        for (long value : new long[] {0, 7, -1, 1234567890, Long.MAX_VALUE, Long.MIN_VALUE}) {
            TextOutput text = new TextOutput(new ByteArrayOutputStream());
            text.write(value);
            assertThat(new String(text.cut(0), StandardCharsets.UTF_8)).isEqualTo("" + value);
        }
    }

    @Test
    void jsonIsAnArrayOrLinesOfObjects() {
        String query = "SELECT 1 AS a, 'x\"\\\n' AS \"b\"\"c\", NULL AS d, 'é' AS e";
        String object = "{\"a\":1,\"b\\\"c\":\"x\\\"\\\\\\n\",\"d\":null,\"e\":\"é\"}";
        assertThat(rows("json", query)).isEqualTo("[\n" + object + "\n]\n");
        assertThat(rows("jsonl", query)).isEqualTo(object + "\n");
        assertThat(rows("json", "SELECT 1 AS a LIMIT 0")).isEqualTo("[\n\n]\n");
        assertThat(rows("jsonl", "SELECT 1 AS a LIMIT 0")).isEmpty();
        assertThat(rows("jsonl", "SELECT CAST('nan' AS DOUBLE) AS a"))
                .isEqualTo("{\"a\":\"nan\"}\n");
    }

    @Test
    void markdownEscapesItsSigns() {
        assertThat(rows("markdown", "SELECT 'a|b\nc' AS x, 1 AS y"))
                .isEqualTo("| x | y |\n|---|---:|\n| a\\|b<br>c | 1 |\n");
    }

    @Test
    void nullOfATableCanBeNamed() {
        assertThat(rows("table", "SELECT NULL AS a", "--null", "-")).endsWith("\n-\n");
    }
}
