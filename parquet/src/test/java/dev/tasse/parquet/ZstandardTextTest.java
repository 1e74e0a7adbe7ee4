package dev.tasse.parquet;

import static dev.tasse.expr.Expr.col;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.Bag;
import dev.tasse.Client;
import dev.tasse.DataFrame;
import dev.tasse.data.Table;
import dev.tasse.error.DataException;
import dev.tasse.io.Csv;
import dev.tasse.io.Text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/// Lines and CSV files packed by Zstandard, whose library is on the class path of this module, not
/// of `core`.
final class ZstandardTextTest {
    @TempDir Path folder;

    @Test
    void linesAreWrittenAndReadBack() {
        List<String> lines = List.of("one", "", "a third line", "\u00fcber");
        try (Client client = Client.threads(2)) {
            List<String> paths =
                    client.compute(Bag.of(lines, 2).toText(folder + "/part-*.txt.zst"));
            assertThat(paths).hasSize(2);
            assertThat(client.compute(Text.read(folder + "/*.zst").toDelayed()))
                    .isEqualTo(List.of(lines.subList(0, 2), lines.subList(2, 4)));
        }
    }

    @Test
    void csvFilesOfOthersAreUnpacked() throws SQLException {
        Path file = folder.resolve("rows.csv.zst");
        try (Reading reading = new Reading()) {
            reading.run(
                    "COPY (SELECT i AS n, 'a \"b\",' || chr(10) || i AS s FROM range(3000) t(i)) TO '"
                            + file
                            + "' (FORMAT csv, COMPRESSION zstd, HEADER)");
        }
        DataFrame rows = Csv.read(file.toString());
        assertThat(rows.schema()).hasToString("n INT64, s STRING");
        try (Table table = rows.filter(col("n").ge(2998)).compute()) {
            assertThat(table.rowCount()).isEqualTo(2);
            assertThat(table.getString("s", 1)).isEqualTo("a \"b\",\n2999");
        }
    }

    @Test
    void filesThatAreCutOffAreRefused() throws IOException, SQLException {
        Path file = folder.resolve("rows.csv.zst");
        try (Reading reading = new Reading()) {
            reading.run(
                    "COPY (SELECT i AS n, random() AS x FROM range(3000) t(i)) TO '"
                            + file
                            + "' (FORMAT csv, COMPRESSION zstd, HEADER)");
        }
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> Csv.read(file.toString()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("rows.csv.zst: the file cannot be unpacked");
    }
}
