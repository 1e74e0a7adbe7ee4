package dev.tasse.io;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvRecord;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/// Legal files of random cells, read in parts that begin at every byte, against FastCSV.
class CsvRandomFilesTest {
    private static final String[] PIECES = {
        "a", "b", ",", ";", "\"", "\n", "\r\n", "é", "€", " ", "12", "long text of more than twelve"
    };

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
    void cellsAreThoseOfFastCsvWhereverTheFileIsCut() {
        for (long seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            int columns = 2 + random.nextInt(3);
            String text = file(random, columns);
            List<List<String>> expected = fastCsv(text);
            CsvShape shape =
                    CsvOpening.open(
                            csv.write("random.csv", text),
                            Csv.Options.DEFAULT
                                    .withDelimiter(',')
                                    .withHeader(false)
                                    .withAllText(true));
            int bytes = text.getBytes(StandardCharsets.UTF_8).length;
            for (int cut = 1; cut <= bytes; cut++) {
                CsvSource source = new CsvSource(shape, 1 + random.nextInt(40));
                assertThat(texts(csv.rows(source, cut)))
                        .as("seed %d, cut at %d: %s", seed, cut, text)
                        .isEqualTo(expected);
            }
        }
    }

    private static String file(Random random, int columns) {
        StringBuilder text = new StringBuilder();
        String lineEnd = random.nextBoolean() ? "\n" : "\r\n";
        int rows = 1 + random.nextInt(8);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (column > 0) text.append(',');
                text.append(cell(random));
            }
            if (row + 1 < rows || random.nextBoolean()) text.append(lineEnd);
        }
        return text.toString();
    }

    private static String cell(Random random) {
        StringBuilder cell = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            cell.append(PIECES[random.nextInt(PIECES.length)]);
        }
        String text = cell.toString();
        boolean needed = text.chars().anyMatch(letter -> ",\"\r\n".indexOf(letter) >= 0);
        if (!needed && random.nextInt(3) > 0) return text;
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static List<List<String>> fastCsv(String text) {
        return de.siegmar.fastcsv.reader.CsvReader.builder().ofCsvRecord(text).stream()
                .map(CsvRecord::getFields)
                .toList();
    }

    private static List<List<String>> texts(List<List<@Nullable Object>> rows) {
        List<List<String>> texts = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            texts.add(row.stream().map(cell -> Objects.toString(cell, "")).toList());
        }
        return texts;
    }
}
