package dev.tasse.io;

import static dev.tasse.io.CsvFixture.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.data.Table;
import dev.tasse.error.CellException;
import dev.tasse.error.DataException;
import dev.tasse.error.PlanException;
import dev.tasse.spi.Formats;
import dev.tasse.spi.Pushdown;
import dev.tasse.spi.Source;
import dev.tasse.spi.Split;
import dev.tasse.spi.SplitHint;
import dev.tasse.type.DataType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

class CsvOptionsTest {
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
    void moreNamesThanColumnsAreRefused() {
        assertThatThrownBy(() -> csv.source("1,2\n3,4\n", o -> o.withNames("a", "b", "c", "d")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("there are more names than columns")
                .hasMessageContaining("got 4 names, expected 2 at most; leave out c, d");
    }

    @Test
    void commentsAreLeftOutAndNotCounted() {
        String text = "# made by hand, today\na,b\n1,2\n#3,4\n\"#5\",6\n# \n7,8\n";
        Source source = csv.source(text, o -> o.withComment('#'));
        assertThat(csv.rows(source)).containsExactly(row("1", 2L), row("#5", 6L), row("7", 8L));
        String wrong = "a,b\n1,2\n# 1\nx,3\n";
        Source typed = csv.source(wrong, o -> o.withComment('#').withType("a", DataType.INT64));
        assertThatThrownBy(() -> csv.rows(typed)).hasMessageContaining("row 2 (line 4)");
    }

    @Test
    void missingFieldsAreFilled() {
        Source source =
                csv.source("a,b,c\r\n1,2,3\r\n4\r\n5,6\r\n", o -> o.withRagged(Csv.Ragged.FILL));
        assertThat(csv.rows(source))
                .containsExactly(row(1L, 2L, 3L), row(4L, null, null), row(5L, 6L, null));
        assertThatThrownBy(
                        () -> csv.source("a,b\n1,2\n1,2,3\n", o -> o.withRagged(Csv.Ragged.FILL)))
                .hasMessageContaining("too many fields");
    }

    @Test
    void raggedRowsAreSkippedAndCounted() {
        CsvReport report = new CsvReport();
        Source source =
                csv.source(
                        "a,b\n1,2\n3\n4,5,6\n7,8\n",
                        o -> o.withRagged(Csv.Ragged.SKIP).withReport(report));
        assertThat(csv.rows(source)).containsExactly(row(1L, 2L), row(7L, 8L));
        assertThat(report.rows()).isEqualTo(2);
        assertThat(report.examples())
                .containsExactly(
                        directory
                                + "/test.csv row 2 (line 3): the row has too few or too many"
                                + " fields");
    }

    @Test
    void skippedRowsAreCountedOnceWhereverTheFileIsCut() {
        String text = "a,b\n" + "1,2\n3\n4,5,6\n\"7\n\",8\n".repeat(30);
        for (int bytes = 1; bytes < 40; bytes++) {
            CsvReport report = new CsvReport();
            Source source = csv.source(text, o -> o.withRagged(Csv.Ragged.SKIP).withReport(report));
            assertThat(csv.rows(source, bytes)).as("splits of " + bytes).hasSize(60);
            assertThat(report.rows()).as("splits of " + bytes).isEqualTo(60);
        }
    }

    @Test
    void cellsAtFaultBecomeNull() {
        CsvReport report = new CsvReport();
        Source source =
                csv.source(
                        "a,b\n1,x\nno,y\n3,\"z\"!\n",
                        o ->
                                o.withHeader(true)
                                        .withType("a", DataType.INT64)
                                        .withOnError(Csv.OnError.NULL)
                                        .withReport(report)
                                        .withQuote('"'));
        assertThat(csv.rows(source)).containsExactly(row(1L, "x"), row(null, "y"), row(3L, null));
        assertThat(report.cells()).isEqualTo(2);
        assertThat(report.rows()).isZero();
        assertThat(report.examples().getFirst())
                .endsWith("test.csv row 2 (line 3), column \"a\": \"no\" is no INT64");
    }

    @Test
    void rowsAtFaultAreLeftOutWhateverColumnsAreWanted() {
        StringBuilder text = new StringBuilder("a,b,c\n");
        for (int i = 0; i < 5000; i++) {
            text.append(i).append(',').append(i % 7 == 3 ? "bad" : "2.5").append(",t").append(i);
            text.append(i % 11 == 5 ? ",more\n" : "\n");
        }
        long kept = 0;
        for (int i = 0; i < 5000; i++) if (i % 7 != 3 && i % 11 != 5) kept++;
        CsvReport report = new CsvReport();
        Source source =
                csv.source(
                        text.toString(),
                        o ->
                                o.withType("b", DataType.FLOAT64)
                                        .withOnError(Csv.OnError.SKIP)
                                        .withReport(report));
        for (List<String> columns :
                List.of(List.of("a", "b", "c"), List.of("c"), List.<String>of())) {
            Split split = source.splits(SplitHint.threads(1)).getFirst();
            try (Table table = source.read(split, Pushdown.columns(columns), csv)) {
                assertThat(table.rowCount()).isEqualTo(kept);
                if (columns.size() == 3) {
                    assertThat(table.column("c").getString(3)).isEqualTo("t4");
                }
            }
        }
        assertThat(report.rows()).isEqualTo(3 * (5000 - kept));
    }

    @Test
    void commasStandBeforeFractions() {
        Source source = csv.source("a;b\n1,5;x\n-2;y\n", o -> o.withDecimal(','));
        assertThat(csv.rows(source)).containsExactly(row(1.5, "x"), row(-2.0, "y"));
        Source typed =
                csv.source(
                        "a;b\n1,5;x\n2.5;y\n",
                        o -> o.withDecimal(',').withType("a", DataType.FLOAT64));
        assertThatThrownBy(() -> csv.rows(typed))
                .isInstanceOf(CellException.class)
                .hasMessageContaining("\"2.5\"");
    }

    @Test
    void timesAreReadInTheFormatsGiven() {
        Source source =
                csv.source(
                        "d;t\n24.12.2024;24.12.2024 18:30:00\n01.02.2025;01.02.2025 00:00:01\n",
                        o ->
                                o.withDateFormat("dd.MM.yyyy")
                                        .withTimestampFormat("dd.MM.yyyy HH:mm:ss"));
        assertThat(csv.rows(source))
                .containsExactly(
                        row(LocalDate.of(2024, 12, 24), LocalDateTime.of(2024, 12, 24, 18, 30)),
                        row(LocalDate.of(2025, 2, 1), LocalDateTime.of(2025, 2, 1, 0, 0, 1)));
        assertThatThrownBy(() -> csv.source("a\n1\n", o -> o.withDateFormat("bbb")))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("date_format");
    }

    @Test
    void datesMayBeWrittenInTheLettersOfStrftime() {
        Source source =
                csv.source(
                        "d,t\n24.12.1969,24.12.1969 18:30:00.5\n,\n1.2.2025,01.02.2025 00:00:01.0\n",
                        o ->
                                o.withDateFormat("%d.%m.%Y")
                                        .withTimestampFormat("%d.%m.%Y %H:%M:%S.%f"));
        assertThat(csv.rows(source))
                .containsExactly(
                        row(
                                LocalDate.of(1969, 12, 24),
                                LocalDateTime.of(1969, 12, 24, 18, 30, 0, 500_000_000)),
                        row(null, null),
                        row(LocalDate.of(2025, 2, 1), LocalDateTime.of(2025, 2, 1, 0, 0, 1)));
        assertThatThrownBy(() -> csv.source("a\n1\n", o -> o.withDateFormat("%Q")))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("%Q");
        Source typed =
                csv.source(
                        "d\n30.02.2024\n",
                        o -> o.withDateFormat("%d.%m.%Y").withType("d", DataType.DATE));
        assertThatThrownBy(() -> csv.rows(typed)).hasMessageContaining("30.02.2024");
    }

    @Test
    void lettersInQuotesOfDateFormatsStandForThemselves() {
        Source source = csv.source("d\nday 1.2.2024\n", o -> o.withDateFormat("'day' d.M.yyyy"));
        assertThat(csv.rows(source)).containsExactly(row(LocalDate.of(2024, 2, 1)));
    }

    @Test
    void latin1MayBeWrittenAsEverybodyDoes() {
        for (String name : List.of("latin-1", "Latin-1", "latin1", "ISO-8859-1")) {
            byte[] bytes = "a\nä\n".getBytes(StandardCharsets.ISO_8859_1);
            Source source = Csv.source(csv.write("l.csv", bytes), o -> o.withEncoding(name));
            assertThat(csv.rows(source)).containsExactly(row("ä"));
        }
    }

    @Test
    void optionsHaveTheNamesOfDuckDbToo() {
        assertThat(CsvOption.apply(Map.of("sep", ";", "nullstr", "NA", "dateformat", "%Y")))
                .isEqualTo(
                        CsvOption.apply(
                                Map.of("delimiter", ";", "nulls", "NA", "date_format", "%Y")));
    }

    @Test
    void encodingsAreConverted() {
        String text = "name,n\nJosé,1\nMüller,2\n";
        for (String encoding : List.of("ISO-8859-1", "UTF-16LE", "windows-1252")) {
            String path = csv.write(encoding + ".csv", text.getBytes(Charset.forName(encoding)));
            Source source = Csv.source(path, o -> o.withEncoding(encoding));
            assertThat(csv.rows(source, 5)).containsExactly(row("José", 1L), row("Müller", 2L));
        }
        for (String encoding : List.of("UTF-16LE", "UTF-16BE")) {
            String path = csv.write("found.csv", text.getBytes(Charset.forName(encoding)));
            assertThat(csv.rows(Csv.source(path, o -> o))).contains(row("Müller", 2L));
        }
        String marked = csv.write("marked.csv", text.getBytes(StandardCharsets.UTF_16));
        assertThat(csv.rows(Csv.source(marked, o -> o))).hasSize(2);
        assertThatThrownBy(() -> Csv.source(marked, o -> o.withEncoding("klingon")))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("klingon");
    }

    @Test
    void compressedFilesAreUnpacked() throws IOException {
        String text = "a,b\n1,x\n" + "22,yy\n".repeat(1000);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        String path = csv.write("x.csv.gz", packed.toByteArray());
        assertThat(csv.rows(Csv.source(path, o -> o), 100)).hasSize(1001);
        assertThat(csv.rows(Formats.open(path))).hasSize(1001);
        assertThat(csv.rows(Csv.source(directory.toString(), o -> o))).hasSize(1001);
        byte[] half = new byte[packed.size() / 2];
        System.arraycopy(packed.toByteArray(), 0, half, 0, half.length);
        String cut = csv.write("cut.csv.gz", half);
        assertThatThrownBy(() -> Csv.source(cut, o -> o))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("cannot be unpacked");
    }

    @Test
    void optionsHaveNames() {
        Map<String, Object> values =
                Map.of(
                        "comment", "#",
                        "ragged", "skip",
                        "on_error", "null",
                        "decimal", ",",
                        "encoding", "ISO-8859-1",
                        "date_format", "dd.MM.uuuu");
        Csv.Options options = CsvOption.apply(values);
        assertThat(options.dialect().comment()).isEqualTo('#');
        assertThat(options.faults().ragged()).isEqualTo(Csv.Ragged.SKIP);
        assertThat(options.faults().onError()).isEqualTo(Csv.OnError.NULL);
        assertThat(options.cells().decimal()).isEqualTo(',');
        assertThat(options.encoding()).isEqualTo("ISO-8859-1");
        assertThatThrownBy(() -> CsvOption.apply(Map.of("ragged", "maybe")))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("error, fill, skip");
    }
}
