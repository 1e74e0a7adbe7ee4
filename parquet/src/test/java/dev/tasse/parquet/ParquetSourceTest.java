package dev.tasse.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.data.DictionaryColumn;
import dev.tasse.data.Table;
import dev.tasse.error.DataException;
import dev.tasse.error.PlanException;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.spi.Format;
import dev.tasse.spi.Formats;
import dev.tasse.spi.Pushdown;
import dev.tasse.spi.Source;
import dev.tasse.spi.Split;
import dev.tasse.spi.SplitHint;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

@ExtendWith(LeakCheck.class)
final class ParquetSourceTest {
    private static final String RANGE =
            "SELECT i::BIGINT AS id, CASE WHEN i % 7 = 3 THEN NULL ELSE 'name ' || i % 20 END AS"
                    + " name, i / 4.0::DOUBLE AS part FROM range(10000) t(i)";

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

    private Path write(String name, String query) throws SQLException {
        Path file = folder.resolve(name);
        reading.write(file, query, ", ROW_GROUP_SIZE 2048");
        return file;
    }

    @Test
    void rowsOfSeveralRowGroupsAreTheSameAsDuckDbReadsThem() throws SQLException {
        Path file = write("range.parquet", RANGE);
        List<List<@Nullable Object>> rows = reading.rows(file);
        assertThat(rows).hasSize(10_000);
        assertThat(rows.stream().map(row -> row.stream().map(ParquetSourceTest::text).toList()))
                .isEqualTo(reading.texts("SELECT * FROM '" + file + "'"));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    @Test
    void openingTellsTheSchemaAndTheNumberOfRows() throws SQLException {
        Source source = Formats.open(write("range.parquet", RANGE).toString());
        assertThat(source.schema())
                .isEqualTo(
                        Schema.of(
                                List.of("id", "name", "part"),
                                List.of(DataType.INT64, DataType.STRING, DataType.FLOAT64)));
        assertThat(source.rowCount()).hasValue(10_000);
    }

    @Test
    void splitsAreRowGroupsThatCoverAllRowsInOrder() throws SQLException {
        Source source = ParquetSource.open(write("range.parquet", RANGE).toString());
        List<Split> splits = source.splits(SplitHint.threads(2));
        assertThat(splits).hasSize(5);
        long next = 0;
        for (Split split : splits) {
            assertThat(split.offset()).isEqualTo(next);
            next += split.rows();
        }
        assertThat(next).isEqualTo(10_000);
    }

    @Test
    void smallRowGroupsAreReadTogetherWhenThreadsAreFew() throws SQLException {
        Path file = folder.resolve("small.parquet");
        reading.write(file, RANGE, ", ROW_GROUP_SIZE 2048");
        Source source = ParquetSource.open(file.toString());
        assertThat(source.splits(new SplitHint(2, 1 << 30))).hasSize(1);
        Split whole = source.splits(new SplitHint(2, 1 << 30)).getFirst();
        try (Table table = source.read(whole, Pushdown.columns(List.of("id")), reading.context())) {
            assertThat(table.rowCount()).isEqualTo(10_000);
            assertThat(table.getLong("id", 9_999)).isEqualTo(9_999);
        }
    }

    @Test
    void onlyTheWantedColumnsAreReadInTheirOrder() throws SQLException {
        Source source = ParquetSource.open(write("range.parquet", RANGE).toString());
        Split first = source.splits(SplitHint.threads(2)).getFirst();
        Pushdown wanted = Pushdown.columns(List.of("part", "id"));
        try (Table table = source.read(first, wanted, reading.context())) {
            assertThat(table.schema().names()).containsExactly("part", "id");
            assertThat(table.getDouble("part", 3)).isEqualTo(0.75);
        }
    }

    @Test
    void noColumnsGiveTheNumberOfRows() throws SQLException {
        Source source = ParquetSource.open(write("range.parquet", RANGE).toString());
        Split first = source.splits(SplitHint.threads(2)).getFirst();
        try (Table table = source.read(first, Pushdown.columns(List.of()), reading.context())) {
            assertThat(table.rowCount()).isEqualTo(2_048);
            assertThat(table.columnCount()).isZero();
        }
    }

    @Test
    void limitEndsASplitEarly() throws SQLException {
        Source source = ParquetSource.open(write("range.parquet", RANGE).toString());
        Split second = source.splits(SplitHint.threads(2)).get(1);
        Pushdown wanted = Pushdown.columns(List.of("id")).withLimit(3);
        try (Table table = source.read(second, wanted, reading.context())) {
            assertThat(table.rowCount()).isEqualTo(3);
            assertThat(table.getLong("id", 2)).isEqualTo(2_050);
        }
    }

    @Test
    void fewDistinctStringsAreADictionary() throws SQLException {
        Source source = ParquetSource.open(write("range.parquet", RANGE).toString());
        Split first = source.splits(SplitHint.threads(2)).getFirst();
        try (Table table =
                source.read(first, Pushdown.columns(List.of("name")), reading.context())) {
            assertThat(table.column(0)).isInstanceOf(DictionaryColumn.class);
            assertThat(table.column(0).nullCount()).isEqualTo(293);
            assertThat(table.column(0).isNull(3)).isTrue();
            assertThat(table.getString("name", 4)).isEqualTo("name 4");
        }
    }

    @Test
    void filesOfADirectoryAreRowsOneAfterTheOther() throws SQLException {
        write("b.parquet", "SELECT 'b' AS file, i AS n FROM range(3) t(i)");
        write("a.parquet", "SELECT 'a' AS file, i AS n FROM range(2) t(i)");
        assertThat(reading.rows(folder))
                .isEqualTo(
                        List.of(
                                List.of("a", 0L),
                                List.of("a", 1L),
                                List.of("b", 0L),
                                List.of("b", 1L),
                                List.of("b", 2L)));
    }

    @Test
    void filesWithOtherColumnsAreRefused() throws SQLException {
        write("a.parquet", "SELECT 1 AS n");
        write("b.parquet", "SELECT 'x' AS n");
        assertThatThrownBy(() -> ParquetSource.open(folder.toString()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("b.parquet")
                .hasMessageContaining("got n STRING, expected n INT32");
    }

    @Test
    void fileWithoutRowsGivesATableWithoutRows() throws SQLException {
        Path file = write("none.parquet", "SELECT 1 AS n, 'x' AS s WHERE false");
        assertThat(reading.rows(file)).isEmpty();
        assertThat(ParquetSource.open(file.toString()).rowCount()).hasValue(0);
    }

    @Test
    void sourceReadsAfterSerialization() throws Exception {
        Source source = ParquetSource.open(write("range.parquet", RANGE).toString());
        Source copy = copy(source);
        assertThat(copy.describe()).isEqualTo(source.describe());
        assertThat(reading.rows(copy, Pushdown.columns(List.of("id")))).hasSize(10_000);
    }

    private static Source copy(Source source) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(source);
        }
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (Source) in.readObject();
        }
    }

    @Test
    void optionsAreRefused() {
        Format format = Formats.named("parquet");
        assertThatThrownBy(() -> format.open("x.parquet", Map.of("header", true)))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("Parquet files have no option \"header\"");
    }
}
