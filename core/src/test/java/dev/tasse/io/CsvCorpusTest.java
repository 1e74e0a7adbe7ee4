package dev.tasse.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.error.TasseException;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.spi.Source;
import dev.tasse.testing.Session;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Odd files, each with what is to come of it beside it.
///
/// `x.csv.expected` has lines `option NAME=VALUE`, then `duckdb` with the arguments with which
/// DuckDB reads the same, or `duckdb no:` and a reason, then an empty line, then the schema and a
/// line for each row, or the error. `-Dgolden=update` rewrites what follows the empty line.
@ExtendWith(LeakCheck.class)
class CsvCorpusTest {
    private static final Path FOLDER = Path.of("src/test/resources/csv-corpus");
    private static final String ENDING = ".expected";
    private static final int SHOWN = 80;
    private static final List<Integer> CUTS = List.of(1, 2, 3, 7, 16);

    private static Session duckDb;

    @BeforeAll
    static void open() {
        duckDb = Session.brief(Map.of());
    }

    @AfterAll
    static void close() {
        duckDb.close();
    }

    static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void fileIsReadAsExpected(String name) throws IOException {
        Path beside = FOLDER.resolve(name + ENDING);
        String text = Files.readString(beside);
        String head = text.substring(0, text.indexOf("\n\n") + 2);
        Path file = FOLDER.resolve(name);
        String answer = answer(file, options(head));
        if ("update".equals(System.getProperty("golden"))) Files.writeString(beside, head + answer);
        else assertThat(head + answer).isEqualTo(text);
        if (!head.contains("duckdb no:")) compareWithDuckDb(file, head);
    }

    private static void compareWithDuckDb(Path file, String head) {
        String arguments = head.substring(head.indexOf("duckdb ") + "duckdb ".length()).strip();
        String more = arguments.equals("same") ? "" : ", " + arguments;
        duckDb.compare(
                _ -> Csv.read(file.toString(), _ -> CsvOption.apply(options(head))),
                true,
                "select * from read_csv('" + file + "'" + more + ")");
    }

    private static Map<String, Object> options(String head) {
        Map<String, Object> options = new LinkedHashMap<>();
        head.lines()
                .filter(line -> line.startsWith("option "))
                .map(line -> line.substring("option ".length()).split("=", 2))
                .forEach(pair -> options.put(pair[0], pair[1]));
        return options;
    }

    /// The schema and the rows of `file`, or its error.
    private static String answer(Path file, Map<String, Object> options) {
        try (CsvFixture csv = new CsvFixture(FOLDER)) {
            Source source = new CsvFormat().open(file.toString(), options);
            List<List<@Nullable Object>> rows = csv.rows(source);
            // Nothing depends on where a file is cut; the largest takes too long.
            if (Files.size(file) < 1 << 10) {
                for (int bytes : CUTS) assertThat(csv.rows(source, bytes)).isEqualTo(rows);
            }
            StringBuilder text = new StringBuilder(source.schema().toString()).append('\n');
            rows.forEach(row -> text.append(line(row)).append('\n'));
            return text.toString();
        } catch (TasseException e) {
            return "error: " + e.problem().message().replace(file.toString(), "FILE") + '\n';
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String line(List<@Nullable Object> row) {
        List<String> cells = new ArrayList<>();
        for (Object cell : row) {
            cells.add(cell instanceof String text ? quoted(text) : String.valueOf(cell));
        }
        return String.join(", ", cells);
    }

    private static String quoted(String text) {
        String plain =
                text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                        .replace("\0", "\\0");
        if (text.length() <= SHOWN) return '"' + plain + '"';
        return '"' + plain.substring(0, SHOWN) + "...\" (" + text.length() + " letters)";
    }
}
