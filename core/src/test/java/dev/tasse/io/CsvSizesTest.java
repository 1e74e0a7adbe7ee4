package dev.tasse.io;

import static dev.tasse.expr.Expr.col;
import static dev.tasse.expr.Expr.rowCount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.DataFrame;
import dev.tasse.data.Table;
import dev.tasse.expr.JoinType;
import dev.tasse.spi.Source;
import dev.tasse.type.Stage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// How many rows files have is guessed from their bytes, and joins are planned by that.
class CsvSizesTest {
    private static final int MANY = 50_000;

    @TempDir Path directory;

    @BeforeEach
    void write() throws IOException {
        write("sales.csv", "sale_vendor,sale_day,amount", MANY);
        write("vendors.csv", "vendor,country", 200);
        write("days.csv", "day,weekday", 30);
    }

    /// A file of `rows` rows of the number of the row in each column.
    private void write(String name, String header, int rows) throws IOException {
        Files.writeString(directory.resolve(name), text(header, rows));
    }

    private static String text(String header, int rows) {
        int columns = header.split(",").length;
        StringBuilder text = new StringBuilder(header).append('\n');
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < columns; k++) text.append(k > 0 ? "," : "").append(i);
            text.append('\n');
        }
        return text.toString();
    }

    private DataFrame read(String name) {
        return Csv.read(directory + "/" + name + ".csv");
    }

    private String plain(String explained) {
        return explained.replace(directory + "/", "").replace(" \n", "\n").strip();
    }

    @Test
    void rowsAreGuessedFromBytesAndTheRowsOfASample() throws IOException {
        Source source = Csv.source(directory + "/sales.csv", o -> o);
        assertThat(source.rowCount()).isEmpty();
        assertThat(source.estimatedRows().orElseThrow()).isBetween(MANY * 3L / 4, MANY * 5L / 4);
        Source small = Csv.source(directory + "/days.csv", o -> o);
        assertThat(small.estimatedRows().orElseThrow()).isBetween(28L, 32L);
        write("none.csv", "a,b", 0);
        Source empty = Csv.source(directory + "/none.csv", o -> o);
        assertThat(empty.estimatedRows()).hasValue(0);
    }

    @Test
    void packedFilesCountAsWhatTheyHold() throws IOException {
        Path packed = directory.resolve("packed.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(text("a,b", MANY).getBytes(StandardCharsets.UTF_8));
        }
        Source source = Csv.source(packed.toString(), o -> o);
        assertThat(source.estimatedRows().orElseThrow()).isBetween(MANY * 3L / 4, MANY * 5L / 4);
    }

    @Test
    void theSmallerFileBecomesTheTableOfAJoin() {
        String joined = "build join table <- read days.csv; read sales.csv, join";
        DataFrame after =
                read("sales").join(read("days"), JoinType.INNER, col("sale_day").eq(col("day")));
        DataFrame before =
                read("days").join(read("sales"), JoinType.INNER, col("sale_day").eq(col("day")));
        assertThat(layers(after)).isEqualTo(joined);
        assertThat(layers(before)).isEqualTo(joined);
    }

    /// What the layers do: `build <- what is read first; what is read then`.
    private String layers(DataFrame frame) {
        List<String> lines = plain(frame.explain(Stage.TASKS)).lines().toList();
        return what(lines.get(1)) + " <- " + what(lines.get(0)) + "; " + what(lines.get(2));
    }

    /// The label in `layer-1: 2 tasks: read a, join <- layer-2`.
    private static String what(String line) {
        int from = line.indexOf(": ", line.indexOf("task")) + 2;
        int to = line.indexOf(" <- ", from);
        return line.substring(from, to < 0 ? line.length() : to);
    }

    @Test
    void filesAreJoinedFromTheLargestOn() {
        DataFrame joined =
                read("days")
                        .join(read("vendors"), JoinType.CROSS)
                        .join(read("sales"), JoinType.INNER, col("day").eq(col("sale_day")))
                        .filter(col("vendor").eq(col("sale_vendor")))
                        .agg(rowCount().as("n"));
        assertThat(plain(joined.explain()))
                .isEqualTo(
                        """
                        Project call:0 as n
                          Aggregate rowCount() as call:0
                            Project
                              Join INNER on sale_vendor = vendor
                                Project sale_vendor
                                  Join INNER on sale_day = day
                                    Scan sales.csv [sale_vendor, sale_day], rows of sale_vendor in join key vendor
                                    Scan days.csv [day]
                                Scan vendors.csv [vendor]\
                        """);
        try (Table table = joined.compute()) {
            assertThat(table.getLong("n", 0)).isEqualTo(30);
        }
    }
}
