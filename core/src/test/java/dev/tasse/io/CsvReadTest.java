package dev.tasse.io;

import static dev.tasse.io.CsvFixture.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.data.DictionaryColumn;
import dev.tasse.data.Table;
import dev.tasse.error.DataException;
import dev.tasse.spi.Pushdown;
import dev.tasse.spi.Source;
import dev.tasse.spi.Split;
import dev.tasse.spi.SplitHint;
import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.TimeResolution;
import dev.tasse.type.TimestampType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

class CsvReadTest {
    @TempDir Path directory;
    private CsvFixture csv;

    @BeforeEach
    void open() {
        csv = new CsvFixture(directory);
    }

    @AfterEach
    void close() {
        csv.close();
    }

    @Test
    void typesAreInferred() {
        Source source =
                csv.source(
                        """
                        flag,id,price,day,at,seen,zoned,name,big
                        true,1,1.5,2024-02-29,10:20,2024-02-29 10:20:30,2024-02-29T10:20:30Z,ann,1
                        F,-2,3,2024-03-01,10:20:30.25,2024-02-29T10:20,2024-02-29 10:20+02,,\
                        99999999999999999999
                        """);
        assertThat(source.schema())
                .hasToString(
                        "flag BOOL, id INT64, price FLOAT64, day DATE, at TIME, seen TIMESTAMP,"
                                + " zoned TIMESTAMP(us, UTC), name STRING, big DECIMAL(38, 0)");
        assertThat(csv.rows(source))
                .containsExactly(
                        row(
                                true,
                                1L,
                                1.5,
                                LocalDate.of(2024, 2, 29),
                                LocalTime.of(10, 20),
                                LocalDateTime.of(2024, 2, 29, 10, 20, 30),
                                Instant.parse("2024-02-29T10:20:30Z"),
                                "ann",
                                BigDecimal.ONE),
                        row(
                                false,
                                -2L,
                                3.0,
                                LocalDate.of(2024, 3, 1),
                                LocalTime.of(10, 20, 30, 250_000_000),
                                LocalDateTime.of(2024, 2, 29, 10, 20),
                                Instant.parse("2024-02-29T08:20:00Z"),
                                null,
                                new BigDecimal("99999999999999999999")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,2|INT64",
                "1,2.5|FLOAT64",
                "true,1|STRING",
                "007,8|STRING",
                "+1,2|STRING",
                "2024-01-01,1|STRING",
                "1,x|STRING",
                "0,1|INT64",
                "t,no|BOOL",
                "-0.5,1e3|FLOAT64",
                "1.0,2.0|FLOAT64",
                "1,2.0|FLOAT64",
                "-1.,2|FLOAT64",
                "10:20,2024-01-01|STRING",
                "nan,1|FLOAT64",
                "y,n|STRING",
                "00.5,1|STRING"
            })
    void mixturesWidenToNumbersOrText(String cells, String type) {
        String text = "k,x\n1," + cells.replace(",", "\n2,") + "\n";
        assertThat(csv.source(text).schema().type("x")).hasToString(type);
    }

    @Test
    void emptyUnquotedIsNullAndEmptyQuotedIsText() {
        assertThat(csv.rows("a,n\nx,1\n,\n\"\",\"\"\n"))
                .containsExactly(row("x", 1L), row(null, null), row("", null));
    }

    @Test
    void columnOfNullsIsText() {
        Source source = csv.source("a,b\n,1\n,2\n");
        assertThat(source.schema()).hasToString("a STRING, b INT64");
        assertThat(csv.rows(source)).containsExactly(row(null, 1L), row(null, 2L));
    }

    @Test
    void nullTextsCountUnquotedInTextAndAlwaysElsewhere() {
        Source source =
                csv.source("a,n\nNA,1\n\"NA\",\"NA\"\n,-\n", o -> o.withNulls("NA", "-", ""));
        assertThat(source.schema()).hasToString("a STRING, n INT64");
        assertThat(csv.rows(source))
                .containsExactly(row(null, 1L), row("NA", null), row(null, null));
    }

    @Test
    void quotedFieldsKeepDelimitersLineEndsAndQuotes() {
        assertThat(csv.rows("a,b\n\"x,\"\"y\"\"\nz\",1\n\"\"\"\",2\n"))
                .containsExactly(row("x,\"y\"\nz", 1L), row("\"", 2L));
    }

    @Test
    void blanksAroundQuotesAreNoText() {
        assertThat(csv.rows("a,b\n  \"x, y\"  ,1\n z ,2\n"))
                .containsExactly(row("x, y", 1L), row(" z ", 2L));
    }

    @Test
    void quotesInsideUnquotedFieldsAreLetters() {
        assertThat(csv.rows("a,b\n5\" pipe,1\n6\",2\n"))
                .containsExactly(row("5\" pipe", 1L), row("6\"", 2L));
    }

    @Test
    void escapesReplaceDoubledQuotes() {
        Source source = csv.source("a,b\n\"x\\\"y\\\\\",1\n\"\\n\",2\n", o -> o.withEscape('\\'));
        assertThat(csv.rows(source)).containsExactly(row("x\"y\\", 1L), row("n", 2L));
    }

    @Test
    void otherQuotesOrNone() {
        assertThat(csv.rows(csv.source("a;b\n'x;y';1\n", o -> o.withQuote('\''))))
                .containsExactly(row("x;y", 1L));
        Source plain = csv.source("a;b\n\"x;1\n", o -> o.withQuote(Csv.Dialect.NONE));
        assertThat(csv.rows(plain)).containsExactly(row("\"x", 1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesEndInThreeWays(String end) {
        String text = String.join(end, "a,b", "1,x", "2,\"y" + end + "z\"", "", "3,");
        assertThat(csv.rows(text))
                .containsExactly(row(1L, "x"), row(2L, "y" + end + "z"), row(3L, null));
        assertThat(csv.rows(text + end)).hasSize(3);
    }

    @Test
    void lineFeedsWithAndWithoutReturnsMix() {
        assertThat(csv.rows("a,b\r\n1,x\n2,y\r\n")).containsExactly(row(1L, "x"), row(2L, "y"));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void delimiterIsFoundOut(String sign) {
        String text = "a,b,c\n1,x,2.5\n2,\"y,\",3.5\n".replace(",", sign);
        assertThat(csv.rows(text)).containsExactly(row(1L, "x", 2.5), row(2L, "y" + sign, 3.5));
    }

    @Test
    void delimiterIsThatWhichAllRowsShare() {
        assertThat(csv.source("a;b\n1,5;2\n2,5;3\n").schema()).hasToString("a STRING, b INT64");
        assertThat(csv.source("Hello, world\nno comma\nnor here\n").schema().size()).isOne();
    }

    @Test
    void byteOrderMarkIsNoText() {
        assertThat(csv.source("\uFEFF\"a b\",c\n1,2\n").schema()).hasToString("a b INT64, c INT64");
    }

    @Test
    void headerIsFoundOutByTypes() {
        assertThat(csv.source("a,2\n3,4\n").schema()).hasToString("a INT64, 2 INT64");
        assertThat(csv.source("1,2\n3,4\n").schema()).hasToString("column0 INT64, column1 INT64");
        assertThat(csv.source("a,b\nc,d\n").schema()).hasToString("a STRING, b STRING");
        assertThat(csv.source("a,b\n").schema()).hasToString("a STRING, b STRING");
        assertThat(csv.source("a,2\n").schema()).hasToString("column0 STRING, column1 INT64");
        assertThat(csv.source(",\n1,2\n").schema()).hasToString("column0 INT64, column1 INT64");
        assertThat(csv.rows("a,b\n")).isEmpty();
        assertThat(csv.rows("1,2\n3,4")).hasSize(2);
    }

    @Test
    void headerAsTold() {
        assertThat(csv.source("a,b\nc,d\n", o -> o.withHeader(false)).schema())
                .hasToString("column0 STRING, column1 STRING");
        assertThat(csv.source("1,2\n3,4\n", o -> o.withHeader(true)).schema())
                .hasToString("1 INT64, 2 INT64");
    }

    @Test
    void namesAreUniqueAndNeverEmpty() {
        assertThat(csv.source("a,a,A,a_1,, b \n1,2,3,4,5,6\n").schema().names())
                .containsExactly("a", "a_1", "A_2", "a_1_1", "column4", "b");
        String eleven = "1,2,3,4,5,6,7,8,9,10,11\n";
        assertThat(csv.source(eleven + eleven).schema().name(0)).isEqualTo("column00");
    }

    @Test
    void namesAreGivenForTheFirstColumns() {
        assertThat(csv.source("1,2\n", o -> o.withNames("x")).schema().names())
                .containsExactly("x", "column1");
        assertThat(csv.source("a,b\n1,2\n", o -> o.withNames("x")).schema().names())
                .containsExactly("x", "b");
    }

    @Test
    void linesBeforeTheHeaderAreSkipped() {
        Source source = csv.source("some\r\n\"junk\r\na,b\r\n1,2\r\n", o -> o.withSkip(2));
        assertThat(csv.rows(source)).containsExactly(row(1L, 2L));
        assertThat(csv.rows("\n\r\n\na,b\n1,2\n")).containsExactly(row(1L, 2L));
    }

    @Test
    void emptyLinesAreNullsInOneColumnAndNothingInMore() {
        assertThat(csv.rows("a\n1\n\n2\n")).containsExactly(row(1L), row((Object) null), row(2L));
        assertThat(csv.rows("a,b\n\n1,2\n\r\n\n3,4\n\n")).containsExactly(row(1L, 2L), row(3L, 4L));
    }

    @Test
    void givenTypesOfEveryKind() {
        Source source =
                csv.source(
                        """
                        a,b,c,d,e,f,g,h
                        200,-5,1.005,1.5,2024-01-01 00:00:00.5,007,3,
                        0,127,2,0.1,,8,18446744073709551615,
                        """,
                        o ->
                                o.withType("a", DataType.UINT8)
                                        .withType("b", DataType.INT8)
                                        .withType("c", new DecimalType(9, 2))
                                        .withType("d", DataType.FLOAT32)
                                        .withType("e", new TimestampType(TimeResolution.MILLIS, ""))
                                        .withType("f", DataType.INT32)
                                        .withType("g", DataType.UINT64)
                                        .withType("h", new DecimalType(38, 10)));
        LocalDateTime halfPast = LocalDateTime.of(2024, 1, 1, 0, 0, 0, 500_000_000);
        BigInteger most = new BigInteger("18446744073709551615");
        assertThat(csv.rows(source))
                .containsExactly(
                        row(
                                (short) 200,
                                (byte) -5,
                                new BigDecimal("1.01"),
                                1.5f,
                                halfPast,
                                7,
                                3L,
                                null),
                        row(
                                (short) 0,
                                (byte) 127,
                                new BigDecimal("2.00"),
                                0.1f,
                                null,
                                8,
                                most,
                                null));
    }

    @Test
    void allTextLeavesGivenTypes() {
        Source source =
                csv.source(
                        "a,b\n1,2\n",
                        o -> o.withAllText(true).withHeader(true).withType("b", DataType.INT64));
        assertThat(csv.rows(source)).containsExactly(row("1", 2L));
    }

    @Test
    void textsThatWereManyInOneSplitGetNoDictionaryInOthers() {
        StringBuilder text = new StringBuilder("name\n");
        for (int i = 0; i < 70_000; i++) text.append("w").append(100_000 + i).append('\n');
        text.append("v000001\n".repeat(10_000));
        Source source = csv.source(text.toString());
        List<Split> splits = source.splits(new SplitHint(1, 70_000 * 8));
        try (Table first = source.read(splits.get(0), CsvFixture.all(source), csv);
                Table second = source.read(splits.get(1), CsvFixture.all(source), csv)) {
            assertThat(first.getString("name", 69_999)).isEqualTo("w169999");
            assertThat(second.column("name")).isNotInstanceOf(DictionaryColumn.class);
            assertThat(second.rowCount()).isEqualTo(10_000);
            assertThat(second.getString("name", 9_999)).isEqualTo("v000001");
        }
    }

    @Test
    void fewDistinctTextsBecomeADictionary() {
        StringBuilder text = new StringBuilder("few,many\n");
        for (int i = 0; i < 1000; i++) text.append("v" + i % 7 + ",w" + i + "\n");
        Source source = csv.source(text.toString());
        try (Table table = source.read(only(source), CsvFixture.all(source), csv)) {
            assertThat(table.column("few")).isInstanceOf(DictionaryColumn.class);
            assertThat(table.column("many")).isNotInstanceOf(DictionaryColumn.class);
            assertThat(table.getString("few", 999)).isEqualTo("v5");
            assertThat(table.getString("many", 999)).isEqualTo("w999");
        }
    }

    @Test
    void onlyWantedColumnsAreReadInTheirOrder() {
        Source source = csv.source("a,b,c\n1,x,2\n3,y,4\n");
        Pushdown pushdown = Pushdown.columns(List.of("c", "a"));
        try (Table table = source.read(only(source), pushdown, csv)) {
            assertThat(table.schema()).hasToString("c INT64, a INT64");
            assertThat(CsvFixture.rows(table)).containsExactly(row(2L, 1L), row(4L, 3L));
        }
    }

    @Test
    void noColumnsAreStillCounted() {
        Source source = csv.source("a,b\n1,x\n3,\"y\nz\"\n");
        try (Table table = source.read(only(source), Pushdown.columns(List.of()), csv)) {
            assertThat(table.rowCount()).isEqualTo(2);
            assertThat(table.columnCount()).isZero();
        }
    }

    @Test
    void limitStopsReading() {
        Source source = csv.source("a\n1\n2\n3\n");
        try (Table table = source.read(only(source), CsvFixture.all(source).withLimit(2), csv)) {
            assertThat(CsvFixture.rows(table)).containsExactly(row(1L), row(2L));
        }
    }

    @Test
    void textBeyondAsciiAndLongText() {
        String longText = "\u00e4\u20ac\ud83d\ude00".repeat(20_000);
        Source source = csv.source("a,\u00fc\n" + longText + ",1\nb,2\n");
        assertThat(source.schema().names()).containsExactly("a", "\u00fc");
        assertThat(csv.rows(source)).containsExactly(row(longText, 1L), row("b", 2L));
    }

    @Test
    void typesComeFromTheEndOfTheFileToo() {
        StringBuilder text = new StringBuilder("n,k\n");
        for (int i = 0; i < 50_000; i++) text.append(i).append(",1\n");
        text.append("1.5,1\n2.5,1\n");
        assertThat(csv.source(text.toString()).schema().type("n")).isEqualTo(DataType.FLOAT64);
    }

    @Test
    void filesAreUnitedByName() {
        csv.write("b.csv", "y,x\nfoo,1.5\n");
        csv.write("a.csv", "x,y\n1,2\n");
        csv.write("empty.csv", "");
        csv.write("_ignored.csv", "z\n");
        csv.write("other.txt", "z\n");
        Source source = Csv.source(directory.toString(), o -> o);
        assertThat(source.schema()).hasToString("x FLOAT64, y STRING");
        assertThat(csv.rows(source)).containsExactly(row(1.0, "2"), row(1.5, "foo"));
        assertThat(csv.rows(Csv.source(directory + "/[ab].csv", o -> o))).hasSize(2);
    }

    @Test
    void filesWithoutHeaderAreUnitedByPlace() {
        csv.write("a.csv", "1;x\n");
        csv.write("b.csv", "2,y\n");
        Source source = Csv.source(directory + "/*.csv", o -> o.withHeader(false));
        assertThat(csv.rows(source)).containsExactly(row(1L, "x"), row(2L, "y"));
    }

    @Test
    void smallFilesAreOneSplitAndLargeOnesMany() throws Exception {
        Source small = csv.source("a\n1\n");
        assertThat(small.splits(SplitHint.threads(8))).hasSize(1);
        Path large = directory.resolve("large.csv");
        Files.writeString(large, "a,b\n" + "123456,abcdef\n".repeat(1_500_000));
        List<Split> splits = Csv.source(large.toString(), o -> o).splits(SplitHint.threads(2));
        assertThat(splits).hasSize(3);
        assertThat(splits.stream().mapToLong(Split::length).sum())
                .isEqualTo(Files.size(large) - "a,b\n".length());
    }

    @Test
    void sourcesTravel() throws Exception {
        Source source = csv.source("a,b\n1,x\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(source);
        }
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            Source copy = (Source) in.readObject();
            assertThat(copy.schema()).isEqualTo(source.schema());
            assertThat(csv.rows(copy, 1)).containsExactly(row(1L, "x"));
        }
    }

    private static Split only(Source source) {
        List<Split> splits = source.splits(SplitHint.threads(1));
        assertThat(splits).hasSize(1);
        return splits.getFirst();
    }

    @Test
    void filesThatAreGoneOrForbiddenAreToldAsSuch() throws IOException {
        Source source = csv.source("a\n1\n");
        Files.delete(directory.resolve("test.csv"));
        assertThatThrownBy(() -> csv.rows(source))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("test.csv: the file is gone");
        assertThat(FileBytes.failed("x.csv", new AccessDeniedException("x.csv")))
                .hasMessage("x.csv: the file may not be read; change its permissions");
    }
}
