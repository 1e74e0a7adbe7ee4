package dev.tasse.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.DataFrame;
import dev.tasse.data.DictionaryColumn;
import dev.tasse.data.Table;
import dev.tasse.error.DataException;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.spi.Pushdown;
import dev.tasse.spi.Split;
import dev.tasse.testing.Check;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

@ExtendWith(LeakCheck.class)
final class StraightReadingTest {
    @TempDir private Path folder;
    private Reading reading;

    @BeforeEach
    void open() throws SQLException {
        reading = new Reading();
    }

    @AfterEach
    void close() throws SQLException {
        reading.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain-none-1.0",
                "plain-none-2.0",
                "plain-snappy-1.0",
                "plain-snappy-2.0",
                "plain-zstd-1.0",
                "plain-zstd-2.0",
                "plain-lz4-1.0",
                "plain-lz4-2.0",
                "plain-gzip-1.0",
                "plain-gzip-2.0",
                "dictionary-snappy-1.0",
                "dictionary-snappy-2.0",
                "delta-zstd-1.0",
                "delta-zstd-2.0",
                "deltalength-zstd-1.0",
                "deltalength-zstd-2.0",
                "split-none-1.0",
                "checksums",
                "pages"
            })
    void sameRowsAsTheLibraryReads(String name) {
        String file = Corpus.file(name).toString();
        Footer footer = Footer.read(file);
        assertThat(footer.straight()).hasSameSizeAs(footer.schema().names());
        assertThat(Corpus.columns(footer, reading.context()))
                .isEqualTo(Corpus.columns(Corpus.byLibrary(file), reading.context()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain-snappy-2.0", "dictionary-snappy-1.0", "delta-zstd-1.0"})
    void sameRowsAsDuckDbReads(String name) {
        Path file = Corpus.file(name);
        Check.over(Map.of())
                .that(_ -> DataFrame.from(ParquetSource.open(file.toString())))
                .inOrder()
                .equalsSql("select * from '" + file + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"types", "types-decimal-int"})
    void allFlatTypesAreTheSameAsTheLibraryReadsThem(String name) {
        String file = Corpus.file(name).toString();
        assertThat(Corpus.columns(Footer.read(file), reading.context()))
                .isEqualTo(Corpus.columns(Corpus.byLibrary(file), reading.context()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dictionary-snappy-1.0", "delta-zstd-2.0", "plain-lz4-1.0", "types"})
    void anyRangeOfRowsIsThePartOfAll(String name) {
        Footer footer = Footer.read(Corpus.file(name).toString());
        List<List<@Nullable String>> all = Corpus.columns(footer, reading.context());
        for (long from = 0; from < footer.rows(); from += 31) {
            long count = Math.min(1 + from % 50, footer.rows() - from);
            Split part = new Split(0, footer.path(), from, count, count, 0);
            Pushdown columns = Pushdown.columns(footer.schema().names());
            try (Table table =
                    new SplitReading(FileView.of(footer), columns, reading.context()).read(part)) {
                for (int i = 0; i < table.columnCount(); i++) {
                    List<@Nullable String> wanted =
                            all.get(i).subList((int) from, (int) (from + count));
                    assertThat(Corpus.texts(table.column(i))).isEqualTo(wanted);
                }
            }
        }
    }

    @Test
    void dictionariesOfRowGroupsBecomeOne() throws SQLException {
        Path file = folder.resolve("words.parquet");
        reading.write(
                file,
                "SELECT 'a word of group ' || (i // 2048 + i % 3) AS w FROM range(8192) t(i)",
                ", ROW_GROUP_SIZE 2048");
        Footer footer = Footer.read(file.toString());
        Split all = new Split(0, footer.path(), 0, footer.rows(), footer.rows(), 0);
        Pushdown columns = Pushdown.columns(List.of("w"));
        try (Table table =
                new SplitReading(FileView.of(footer), columns, reading.context()).read(all)) {
            DictionaryColumn words = (DictionaryColumn) table.column(0);
            assertThat(words.dictionary().length()).isEqualTo(6);
            assertThat(words.get(8_191)).isEqualTo("a word of group 4");
        }
    }

    @Test
    void allNullTextsAreRead() throws SQLException {
        Path file = folder.resolve("nulls.parquet");
        reading.write(file, "SELECT NULL::VARCHAR AS s, NULL::INT AS n FROM range(5000)", "");
        List<List<@Nullable Object>> rows = reading.rows(file);
        assertThat(rows).hasSize(5_000).allMatch(row -> row.get(0) == null && row.get(1) == null);
    }

    @Test
    void damagedBytesAreAnErrorOrLeaveTheRowsAsTheyWere() throws IOException {
        byte[] whole = Files.readAllBytes(Corpus.file("checksums"));
        Footer footer = Footer.read(Corpus.file("checksums").toString());
        List<List<@Nullable String>> rows = Corpus.columns(footer, reading.context());
        Path file = folder.resolve("damaged.parquet");
        int refused = 0;
        int pages = whole.length - 1800;
        for (int place = 4; place < pages; place += 9) {
            byte[] damaged = whole.clone();
            damaged[place] ^= (byte) (1 << place % 8);
            Files.write(file, damaged);
            try {
                assertThat(Corpus.columns(at(footer, file), reading.context()))
                        .as("byte %d", place)
                        .isEqualTo(rows);
            } catch (DataException e) {
                assertThat(e).hasMessageContaining("damaged.parquet");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(pages / 20);
    }

    private static Footer at(Footer footer, Path file) {
        return new Footer(
                file.toString(),
                footer.bytes(),
                footer.schema(),
                footer.metadata(),
                footer.layout(),
                footer.straight());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain-snappy-1.0",
                "plain-zstd-2.0",
                "plain-lz4-1.0",
                "dictionary-snappy-2.0"
            })
    void damagedPagesWithoutChecksumsAreNeverMoreThanAnError(String name) throws IOException {
        byte[] whole = Files.readAllBytes(Corpus.file(name));
        Footer footer = Footer.read(Corpus.file(name).toString());
        Path file = folder.resolve("damaged.parquet");
        for (int place = 4; place < whole.length / 2; place += 31) {
            byte[] damaged = whole.clone();
            damaged[place] = (byte) ~damaged[place];
            Files.write(file, damaged);
            try {
                assertThat(Corpus.columns(at(footer, file), reading.context()))
                        .hasSize(footer.schema().size());
            } catch (DataException e) {
                assertThat(e).hasMessageContaining("cannot be read");
            }
        }
    }

    @Test
    void fileThatEndsWithinItsPagesIsAnError() throws IOException {
        byte[] whole = Files.readAllBytes(Corpus.file("plain-none-1.0"));
        Footer footer = Footer.read(Corpus.file("plain-none-1.0").toString());
        Path file = folder.resolve("cut.parquet");
        for (int length = 0; length < whole.length / 2; length += 400) {
            Files.write(file, Arrays.copyOf(whole, length));
            Footer cut = at(footer, file);
            assertThatThrownBy(() -> Corpus.columns(cut, reading.context()))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("cut.parquet")
                    .hasMessageContaining("cannot be read");
        }
    }

    @Test
    void textThatIsNotUtf8IsAnError() throws IOException {
        byte[] whole = Files.readAllBytes(Corpus.file("plain-none-1.0"));
        String name = "Zürich";
        byte[] letter = name.getBytes(StandardCharsets.UTF_8);
        int place = find(whole, letter);
        whole[place + 1] = 'u';
        Path file = folder.resolve("latin.parquet");
        Files.write(file, whole);
        Footer footer = Footer.read(file.toString());
        assertThatThrownBy(() -> Corpus.columns(footer, reading.context()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("latin.parquet")
                .hasMessageContaining("column \"s\"")
                .hasMessageContaining("not UTF-8");
    }

    private static int find(byte[] bytes, byte[] part) {
        for (int i = 0; i + part.length <= bytes.length; i++) {
            if (Arrays.mismatch(bytes, i, i + part.length, part, 0, part.length) < 0) return i;
        }
        throw new AssertionError("not found");
    }
}
