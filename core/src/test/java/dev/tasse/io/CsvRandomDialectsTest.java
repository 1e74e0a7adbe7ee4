package dev.tasse.io;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvRecord;

import dev.tasse.error.DataException;
import dev.tasse.internal.memory.LeakCheck;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/// Legal files of random cells in random dialects, which are told, against FastCSV.
@ExtendWith(LeakCheck.class)
class CsvRandomDialectsTest {
    private static final String[] PIECES = {
        "a",
        "b",
        ",",
        ";",
        "\t",
        "|",
        "\"",
        "'",
        "\n",
        "\r\n",
        "\r",
        "é",
        "€",
        " ",
        "1",
        "#",
        "\\",
        "long text of more than twelve"
    };
    private static final char[] DELIMITERS = {',', ';', '\t', '|', ':', '^', '~'};
    private static final String[] LINE_ENDS = {"\n", "\r\n", "\r"};
    private static final int[] CUTS = {1, 2, 3, 5, 8, 13, 1000};

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

    /// How a file is written.
    private record Dialect(char delimiter, char quote, boolean comments, String lineEnd) {
        static Dialect random(Random random) {
            return new Dialect(
                    DELIMITERS[random.nextInt(DELIMITERS.length)],
                    random.nextBoolean() ? '"' : '\'',
                    random.nextInt(3) == 0,
                    LINE_ENDS[random.nextInt(LINE_ENDS.length)]);
        }

        String file(Random random, int columns) {
            StringBuilder text = new StringBuilder();
            int rows = 2 + random.nextInt(8);
            for (int row = 0; row < rows; row++) {
                if (comments && row > 0 && random.nextInt(3) == 0) {
                    text.append("# no row").append(delimiter).append(quote).append(lineEnd);
                }
                for (int column = 0; column < columns; column++) {
                    if (column > 0) text.append(delimiter);
                    text.append(cell(random));
                }
                if (row + 1 < rows || random.nextBoolean()) text.append(lineEnd);
            }
            return text.toString();
        }

        private String cell(Random random) {
            StringBuilder cell = new StringBuilder();
            for (int i = random.nextInt(4); i > 0; i--) {
                cell.append(PIECES[random.nextInt(PIECES.length)]);
            }
            String text = cell.toString();
            String special = "\r\n#" + delimiter + quote;
            boolean needed = text.chars().anyMatch(letter -> special.indexOf(letter) >= 0);
            if (!needed && random.nextInt(3) > 0) return text;
            String sign = String.valueOf(quote);
            return sign + text.replace(sign, sign + sign) + sign;
        }

        List<List<String>> fastCsv(String text) {
            return de.siegmar.fastcsv.reader.CsvReader.builder()
                    .fieldSeparator(delimiter)
                    .quoteCharacter(quote)
                    .commentStrategy(comments ? CommentStrategy.SKIP : CommentStrategy.NONE)
                    .ofCsvRecord(text)
                    .stream()
                    .map(CsvRecord::getFields)
                    .toList();
        }

        Csv.Options told(Csv.Options options) {
            return options.withDelimiter(delimiter)
                    .withQuote(quote)
                    .withEscape(Csv.Dialect.NONE)
                    .withComment(comments ? '#' : Csv.Dialect.NONE)
                    .withHeader(false)
                    .withAllText(true);
        }
    }

    @Test
    void cellsAreThoseOfFastCsv() {
        for (long seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            Dialect dialect = Dialect.random(random);
            String text = dialect.file(random, 2 + random.nextInt(3));
            List<List<String>> expected = dialect.fastCsv(text);
            String what = "seed %d, %s: %s".formatted(seed, dialect, text);
            String path = csv.write("random.csv", text);
            for (int cut : CUTS) {
                int block = 1 + random.nextInt(40);
                assertThat(rows(path, dialect, block, cut))
                        .as("cut at %d, %s", cut, what)
                        .isEqualTo(expected);
            }
        }
    }

    private Object rows(String path, Dialect dialect, int block, int cut) {
        try {
            CsvShape shape = CsvOpening.open(path, dialect.told(Csv.Options.DEFAULT));
            return texts(csv.rows(new CsvSource(shape, block), cut));
        } catch (DataException e) {
            return e;
        }
    }

    private static List<List<String>> texts(List<List<@Nullable Object>> rows) {
        List<List<String>> texts = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            texts.add(row.stream().map(cell -> Objects.toString(cell, "")).toList());
        }
        return texts;
    }
}
