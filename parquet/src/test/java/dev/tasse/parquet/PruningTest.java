package dev.tasse.parquet;

import static dev.tasse.expr.Expr.col;
import static dev.tasse.expr.Expr.lit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.DataFrame;
import dev.tasse.expr.Expr;
import dev.tasse.internal.memory.LeakCheck;
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

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

@ExtendWith(LeakCheck.class)
final class PruningTest {
    // Five row groups of 2,048 rows and less; x is NaN in some rows of the first.
    private static final String ROWS =
            "SELECT i::INT AS n, i * 1000000007 AS big, 'key' || (10000 + i) AS s, CASE WHEN i = 7"
                    + " THEN 'NaN'::DOUBLE WHEN i = 2048 THEN -0.0 ELSE i / 2.0 - 1024 END AS x, CASE"
                    + " WHEN i < 2048 THEN NULL ELSE i END AS later, DATE '2024-01-01' + (i // 100)::INT"
                    + " AS day, (DATE '2024-01-01' + (i // 100)::INT)::TIMESTAMP AS stamp, (i /"
                    + " 100)::DECIMAL(9, 2) AS price, i % 2 = 0 AS even, (i // 2048)::UTINYINT AS u FROM"
                    + " range(10000) t(i)";

    @TempDir private Path folder;
    private Reading reading;
    private Path file;

    @BeforeEach
    void open() throws SQLException {
        reading = new Reading();
        file = folder.resolve("rows.parquet");
        reading.write(file, ROWS, ", ROW_GROUP_SIZE 2048");
    }

    @AfterEach
    void close() throws SQLException {
        reading.close();
    }

    private long rowsRead(Expr predicate) {
        return rowsRead(file, predicate);
    }

    private static long rowsRead(Path file, Expr predicate) {
        Footer footer = Footer.read(file.toString());
        Split all = new Split(0, footer.path(), 0, footer.rows(), footer.rows(), 0);
        Pushdown pushdown = Pushdown.columns(List.of("n")).withPredicate(predicate);
        FileView view = FileView.of(footer);
        return RowRange.rows(
                view.statistics()
                        .kept(
                                RowRange.of(
                                        footer.metadata().rowGroups(), all.offset(), all.length()),
                                pushdown.predicate().orElseThrow()));
    }

    @Test
    void rowGroupsOutOfRangeAreNotRead() {
        assertThat(rowsRead(col("n").lt(2048))).isEqualTo(2048);
        assertThat(rowsRead(col("n").le(2048))).isEqualTo(4096);
        assertThat(rowsRead(col("n").gt(8191))).isEqualTo(1808);
        assertThat(rowsRead(col("n").ge(8191))).isEqualTo(3856);
        assertThat(rowsRead(col("n").eq(5000))).isEqualTo(2048);
        assertThat(rowsRead(lit(2048).gt(col("n")))).isEqualTo(2048);
        assertThat(rowsRead(col("n").between(100, 200))).isEqualTo(2048);
        assertThat(rowsRead(col("n").isIn(1, 9999))).isEqualTo(3856);
        assertThat(rowsRead(col("n").ne(3))).isEqualTo(10_000);
        assertThat(rowsRead(col("u").ne(3))).isEqualTo(10_000 - 2048);
        assertThat(rowsRead(col("n").lt(2048).and(col("n").gt(9000)))).isZero();
        assertThat(rowsRead(col("n").lt(10).or(col("n").gt(9000)))).isEqualTo(3856);
        assertThat(rowsRead(col("n").cast(DataType.INT64).gt(1L << 40))).isZero();
    }

    @Test
    void splitsWithoutRowsThatMatchAreLeftOut() {
        ParquetSource source = ParquetSource.open(file.toString());
        List<Split> all = source.splits(SplitHint.threads(8));
        assertThat(all).hasSize(5);
        Pushdown pushdown = Pushdown.columns(List.of("n"));
        assertThat(source.prune(all, pushdown)).isEqualTo(all);
        assertThat(source.prune(all, pushdown.withPredicate(col("n").ge(8191))))
                .isEqualTo(all.subList(3, 5));
        assertThat(source.prune(all, pushdown.withPredicate(col("n").lt(0)))).isEmpty();
        assertThat(DataFrame.from(source).filter(col("n").lt(0)).npartitions()).isEqualTo(1);
        assertThat(DataFrame.from(source).filter(col("n").ge(8191)).count()).isEqualTo(1809);
    }

    @Test
    void statisticsOfAllKindsOfTypesAreUsed() {
        assertThat(rowsRead(col("big").eq(9999L * 1000000007L))).isEqualTo(1808);
        assertThat(rowsRead(col("s").lt("key12048"))).isEqualTo(2048);
        assertThat(rowsRead(col("s").eq("nothing"))).isZero();
        assertThat(rowsRead(col("day").lt(LocalDate.of(2024, 1, 5)))).isEqualTo(2048);
        assertThat(rowsRead(col("stamp").lt(LocalDateTime.of(2024, 1, 5, 0, 0)))).isEqualTo(2048);
        assertThat(rowsRead(col("price").gt(new BigDecimal("99.5")))).isEqualTo(1808);
        assertThat(rowsRead(col("u").eq(4))).isEqualTo(1808);
    }

    @Test
    void nullsAreMinded() {
        assertThat(rowsRead(col("later").isNull())).isEqualTo(2048);
        assertThat(rowsRead(col("later").isNotNull())).isEqualTo(10_000 - 2048);
        assertThat(rowsRead(col("later").lt(100_000))).isEqualTo(10_000 - 2048);
    }

    @Test
    void nanIsGreaterThanWhatStatisticsTellAndZerosAreEqual() {
        assertThat(rowsRead(col("x").gt(1e9))).isEqualTo(10_000);
        assertThat(rowsRead(col("x").lt(-1000.0))).isEqualTo(2048);
        // The first row group, with its NaN, has no greatest value that can be used.
        assertThat(rowsRead(col("x").eq(0.0))).isEqualTo(4096);
        assertThat(rowsRead(col("x").eq(Double.NaN))).isEqualTo(10_000);
    }

    @Test
    void rowsAreExactWhateverIsLeftOut() {
        check("x > 1e6", col("x").gt(1e6));
        check("x = 0", col("x").eq(0.0));
        check("n >= 2047 and n <= 4096", col("n").ge(2047).and(col("n").le(4096)));
        check("later is null or s = 'key19999'", col("later").isNull().or(col("s").eq("key19999")));
        check("not (n < 9990)", col("n").lt(9990).not());
    }

    private void check(String condition, Expr predicate) {
        Check.over(Map.of())
                .that(_ -> DataFrame.from(ParquetSource.open(file.toString())).filter(predicate))
                .equalsSql("select * from '" + file + "' where " + condition);
    }

    @Test
    void pagesOutOfRangeAreNotRead() {
        Path pages = Corpus.file("pages");
        assertThat(rowsRead(pages, col("n").eq(1234))).isEqualTo(100);
        assertThat(rowsRead(pages, col("n").ge(950).and(col("n").lt(1050)))).isEqualTo(200);
        assertThat(rowsRead(pages, col("s").eq("key01999"))).isLessThanOrEqualTo(100).isPositive();
        assertThat(rowsRead(pages, col("n").lt(100).and(col("s").gt("key00500")))).isZero();
        Check.over(Map.of())
                .that(_ ->
                        DataFrame.from(ParquetSource.open(pages.toString()))
                                .filter(
                                        col("n").ge(1234)
                                                .and(col("n").le(1377))
                                                .and(col("s").ne("key01300"))))
                .equalsSql(
                        "select * from '"
                                + pages
                                + "' where n between 1234 and 1377 and s <> 'key01300'");
    }
}
