package dev.tasse.parquet;

import static dev.tasse.expr.Expr.col;
import static dev.tasse.expr.Expr.rowCount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.DataFrame;
import dev.tasse.data.Table;
import dev.tasse.error.DataException;
import dev.tasse.expr.JoinType;
import dev.tasse.internal.memory.LeakCheck;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/// What no row of the other side of a join can match is not read: it may be damaged.
@ExtendWith(LeakCheck.class)
final class JoinedFilesTest {
    private static final String ROWS =
            "SELECT i::INT AS n, 'key' || (10000 + i) AS s, DATE '2024-01-01' + (i // 100)::INT AS"
                    + " day, TIMESTAMP '2024-01-01' + to_seconds(i) AS stamp, (i / 100)::DECIMAL(9, 2)"
                    + " AS price, i / 2.0 AS x, 1 AS one FROM range(10000) t(i)";
    private static final int TRAILER_BYTES = 8;

    @TempDir private Path folder;
    private Reading reading;

    @BeforeEach
    void open() throws SQLException, IOException {
        reading = new Reading();
        write("half=1/rows.parquet", "SELECT * FROM (" + ROWS + ") WHERE n < 5000");
        write("half=2/rows.parquet", "SELECT * FROM (" + ROWS + ") WHERE n >= 5000");
    }

    @AfterEach
    void close() throws SQLException {
        reading.close();
    }

    private Path write(String name, String query) throws SQLException, IOException {
        Path file = folder.resolve("rows/" + name);
        Files.createDirectories(file.getParent());
        reading.write(file, query, "");
        return file;
    }

    /// The rows of both files, of which the second is damaged after its footer was read.
    private DataFrame halfDamaged() throws IOException {
        DataFrame rows = Parquet.read(folder + "/rows");
        Path file = folder.resolve("rows/half=2/rows.parquet");
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer end = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int footer = end.getInt(bytes.length - TRAILER_BYTES);
        for (int i = 4; i < bytes.length - TRAILER_BYTES - footer; i++) bytes[i] = (byte) 0xFF;
        Files.write(file, bytes);
        return rows;
    }

    /// The rows whose `key` is that of a row of which `condition` is true.
    private DataFrame keys(String key, String condition) throws SQLException {
        Path file = folder.resolve("keys.parquet");
        String all = ROWS.replace("1 AS one", "1 + i // 5000 AS half");
        reading.write(file, "SELECT " + key + " AS k FROM (" + all + ") WHERE " + condition, "");
        return Parquet.read(file.toString());
    }

    private static long count(DataFrame rows) {
        try (Table table = rows.agg(rowCount().as("rows")).compute()) {
            return table.getLong("rows", 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "s", "day", "stamp", "price"})
    void filesWithoutFewKeysAreNotRead(String key) throws SQLException, IOException {
        DataFrame keys = keys("DISTINCT " + key, "n IN (3, 4711)");
        DataFrame joined = halfDamaged().join(keys, JoinType.INNER, col(key).eq(col("k")));
        assertThat(count(joined.select("x"))).isEqualTo(key.equals("day") ? 200 : 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "s", "day", "stamp", "price"})
    void filesOutsideTheRangeOfKeysAreNotRead(String key) throws SQLException, IOException {
        DataFrame keys = keys("DISTINCT " + key, "n BETWEEN 1000 AND 4999");
        DataFrame joined = halfDamaged().join(keys, JoinType.SEMI, col(key).eq(col("k")));
        assertThat(count(joined.select("x"))).isEqualTo(4000);
    }

    @Test
    void directoriesWithoutKeysAreNotRead() throws SQLException, IOException {
        DataFrame keys = keys("DISTINCT half", "n < 5000");
        DataFrame joined = halfDamaged().join(keys, JoinType.INNER, col("half").eq(col("k")));
        assertThat(count(joined.select("x"))).isEqualTo(5000);
    }

    @Test
    void filtersReachFilesBelowGroups() throws SQLException, IOException {
        DataFrame keys = keys("n", "n IN (7, 8)");
        DataFrame sums = halfDamaged().groupBy("n").agg(col("x").sum().as("x"));
        DataFrame joined = sums.join(keys, JoinType.INNER, col("n").eq(col("k")));
        assertThat(joined.explain()).contains("rows of n in join key k");
        assertThat(count(joined)).isEqualTo(2);
    }

    @Test
    void joinsWithoutKeysReadNothing() throws SQLException, IOException {
        DataFrame keys = keys("NULL::INT", "n < 10");
        DataFrame joined = halfDamaged().join(keys, JoinType.INNER, col("n").eq(col("k")));
        assertThat(count(joined.select("x"))).isZero();
    }

    @Test
    void rowsThatStayAreRead() throws SQLException, IOException {
        DataFrame keys = keys("n", "n IN (7, 8)");
        DataFrame joined = halfDamaged().join(keys, JoinType.LEFT, col("n").eq(col("k")));
        assertThatThrownBy(() -> count(joined.select("x", "k"))).isInstanceOf(DataException.class);
    }

    @Test
    void floatsTellNothing() throws SQLException, IOException {
        DataFrame keys = keys("x", "n IN (7, 8)");
        DataFrame joined = halfDamaged().join(keys, JoinType.INNER, col("x").eq(col("k")));
        assertThatThrownBy(() -> count(joined.select("n"))).isInstanceOf(DataException.class);
    }
}
