package dev.tasse.parquet;

import static dev.tasse.expr.Expr.col;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.DataFrame;
import dev.tasse.error.DataException;
import dev.tasse.error.PlanException;
import dev.tasse.expr.Expr;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.spi.Format;
import dev.tasse.spi.Formats;
import dev.tasse.spi.Pushdown;
import dev.tasse.spi.Split;
import dev.tasse.spi.SplitHint;
import dev.tasse.testing.Check;
import dev.tasse.type.DataType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

@ExtendWith(LeakCheck.class)
final class PartitionedFilesTest {
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

    private void write(String name, String query) throws SQLException, IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        reading.write(file, query, "");
    }

    private void writeYears() throws SQLException, IOException {
        write("year=2023/month=12/a.parquet", "SELECT i AS n FROM range(3) t(i)");
        write("year=2024/month=1/a.parquet", "SELECT i AS n FROM range(10, 14) t(i)");
        write("year=2024/month=1/b.parquet", "SELECT i AS n FROM range(20, 22) t(i)");
        write("year=2024/month=2/a.parquet", "SELECT i AS n FROM range(30, 35) t(i)");
    }

    private void check(Expr predicate, String condition) {
        Check.over(Map.of())
                .that(_ -> Parquet.read(folder.toString()).filter(predicate))
                .equalsSql(
                        "select * from read_parquet('%s/**/*.parquet', hive_partitioning = true)"
                                        .formatted(folder)
                                + " where "
                                + condition);
    }

    private long rowsRead(Expr predicate) {
        ParquetSource source = ParquetSource.open(folder.toString());
        Pushdown pushdown = Pushdown.columns(List.of("n")).withPredicate(predicate);
        long rows = 0;
        for (Split split : source.splits(SplitHint.threads(2))) {
            rows += RowRange.rows(source.reading(split, pushdown, reading.context()).ranges(split));
        }
        return rows;
    }

    @Test
    void directoriesAreColumnsThatLeaveFilesOut() throws SQLException, IOException {
        writeYears();
        assertThat(Parquet.read(folder.toString()).schema().toMap())
                .containsEntry("year", DataType.INT64)
                .containsEntry("month", DataType.INT64);
        check(col("n").ge(0), "true");
        check(col("year").eq(2024).and(col("month").lt(2)), "year = 2024 and month < 2");
        check(col("month").gt(col("n")), "month > n");
        assertThat(rowsRead(col("year").eq(2024))).isEqualTo(11);
        assertThat(rowsRead(col("year").eq(2024).and(col("month").eq(2)))).isEqualTo(5);
        assertThat(rowsRead(col("year").lt(2000))).isZero();
    }

    @Test
    void directoriesGiveTheTypeThatAllValuesHave() throws SQLException, IOException {
        write("day=2024-02-29/k=a%20b/x.parquet", "SELECT 1 AS n");
        write("day=__HIVE_DEFAULT_PARTITION__/k=7/x.parquet", "SELECT 2 AS n");
        DataFrame frame = Parquet.read(folder.toString());
        assertThat(frame.schema().toMap())
                .containsEntry("day", DataType.DATE)
                .containsEntry("k", DataType.STRING);
        assertThat(reading.rows(folder))
                .isEqualTo(
                        List.of(
                                List.of(1, LocalDate.of(2024, 2, 29), "a b"),
                                Arrays.asList(2, null, "7")));
        assertThat(rowsRead(col("day").isNull())).isEqualTo(1);
        assertThat(rowsRead(col("day").isNotNull())).isEqualTo(1);
        assertThat(rowsRead(col("k").eq("7"))).isEqualTo(1);
    }

    @Test
    void directoriesWinOverColumnsOfTheFile() throws SQLException, IOException {
        write("n=5/x.parquet", "SELECT 'in the file' AS n, 1 AS m");
        assertThat(reading.rows(folder)).isEqualTo(List.of(List.of(5L, 1)));
    }

    @Test
    void hiveOptionTurnsDirectoriesOffAndOn() throws SQLException, IOException {
        writeYears();
        Format format = Formats.named("parquet");
        assertThat(format.open(folder.toString(), Map.of("hive", false)).schema().names())
                .containsExactly("n");
        write("stray.parquet", "SELECT 1::BIGINT AS n");
        assertThat(format.open(folder.toString(), Map.of()).schema().names()).containsExactly("n");
        assertThatThrownBy(() -> format.open(folder.toString(), Map.of("hive", "true")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("stray.parquet")
                .hasMessageContaining("do not name the same columns");
        assertThatThrownBy(() -> format.open(folder.toString(), Map.of("hive", 3L)))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("true or false");
    }

    @Test
    void columnsOfFilesAreMatchedByName() throws SQLException, IOException {
        write("a.parquet", "SELECT 1 AS n, 'x' AS s");
        write("b.parquet", "SELECT 'y' AS s, 2 AS n");
        assertThat(reading.rows(folder)).isEqualTo(List.of(List.of(1, "x"), List.of(2, "y")));
    }

    @Test
    void columnsThatAFileLacksAreAnErrorOrNull() throws SQLException, IOException {
        write("a.parquet", "SELECT 1 AS n, 'x' AS s");
        write("b.parquet", "SELECT 2 AS n, true AS t");
        String path = folder.toString();
        assertThatThrownBy(() -> Parquet.read(path))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("b.parquet")
                .hasMessageContaining("the columns differ")
                .hasMessageContaining("missing => 'null'");
        Check.over(Map.of())
                .that(_ -> Parquet.read(path, o -> o.withMissing(Parquet.Missing.NULL)))
                .inOrder()
                .equalsSql(
                        "select * from read_parquet('%s/*.parquet', union_by_name = true)"
                                .formatted(path));
    }

    @Test
    void columnsOfOtherTypesAreAnErrorEvenIfSomeMayBeMissing() throws SQLException, IOException {
        write("a.parquet", "SELECT 1 AS n");
        write("b.parquet", "SELECT 'one' AS n");
        assertThatThrownBy(() ->
                        Parquet.read(folder.toString(), o -> o.withMissing(Parquet.Missing.NULL)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("got n STRING, expected n INT32")
                .hasMessageContaining("cast to the same types");
    }

    @Test
    void hiddenFilesDoNotCount() throws SQLException, IOException {
        write("a.parquet", "SELECT 1 AS n");
        write("_temporary/0/b.parquet", "SELECT 2 AS n");
        write(".c.parquet", "SELECT 3 AS n");
        assertThat(reading.rows(folder)).isEqualTo(List.of(List.of(1)));
    }
}
