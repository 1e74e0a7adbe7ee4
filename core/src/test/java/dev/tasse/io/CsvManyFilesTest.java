package dev.tasse.io;

import static dev.tasse.io.CsvFixture.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.error.CellException;
import dev.tasse.error.DataException;
import dev.tasse.spi.Source;
import dev.tasse.type.DataType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

/// Files with differing columns in differing orders, read as one frame.
class CsvManyFilesTest {
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

    private Source all() {
        return Csv.source(directory.toString(), o -> o);
    }

    @Test
    void columnsThatAFileLacksAreNullInItsRows() {
        csv.write("a.csv", "id,name\n1,x\n2,\"\"\n");
        csv.write("b.csv", "score,id\n0.5,3\n,4\n");
        csv.write("c.csv", "day;name;id\n2024-01-31;\"y;z\";5\n");
        assertThat(all().schema()).hasToString("id INT64, name STRING, score FLOAT64, day DATE");
        assertThat(csv.rows(all(), 1))
                .containsExactly(
                        row(1L, "x", null, null),
                        row(2L, "", null, null),
                        row(3L, null, 0.5, null),
                        row(4L, null, null, null),
                        row(5L, "y;z", null, java.time.LocalDate.of(2024, 1, 31)));
    }

    @Test
    void aLackingColumnCanBeAnError() {
        csv.write("a.csv", "id,name\n1,x\n");
        csv.write("b.csv", "name,id\ny,2\n");
        Source strict = new CsvFormat().open(directory.toString(), Map.of("missing", "error"));
        assertThat(csv.rows(strict)).containsExactly(row(1L, "x"), row(2L, "y"));
        csv.write("c.csv", "id\n3\n");
        assertThatThrownBy(() ->
                        Csv.source(directory.toString(), o -> o.withMissing(Csv.Missing.ERROR)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("c.csv")
                .hasMessageContaining("option missing to null");
    }

    @Test
    void filesWithNothingInCommonAreRefused() {
        csv.write("a.csv", "id,name\n1,x\n");
        csv.write("b.csv", "quite,other\n1,x\n");
        assertThatThrownBy(this::all)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the columns are not those of " + directory + "/a.csv")
                .hasMessageContaining("quite, other");
    }

    @Test
    void filesWithoutNamesMustBeOfOneWidth() {
        csv.write("a.csv", "1,2\n");
        csv.write("b.csv", "1,2,3\n");
        assertThatThrownBy(() -> Csv.source(directory.toString(), o -> o.withHeader(false)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("one by one");
    }

    @Test
    void typesOfColumnsThatOnlyOneFileHasMayBeGiven() {
        csv.write("a.csv", "id\n1\n");
        csv.write("b.csv", "id,zip\n2,01234\n3,x\n");
        Source typed = Csv.source(directory.toString(), o -> o.withType("zip", DataType.INT32));
        assertThatThrownBy(() -> csv.rows(typed))
                .isInstanceOf(CellException.class)
                .hasMessageContaining("b.csv row 2");
    }

    @Test
    void rowsAtFaultAreLeftOutOfFilesThatLackColumnsToo() {
        csv.write("a.csv", "id,n\n1,1\n2,x\n");
        csv.write("b.csv", "id\n3\n");
        Source source =
                Csv.source(
                        directory.toString(),
                        o -> o.withType("n", DataType.INT64).withOnError(Csv.OnError.SKIP));
        assertThat(csv.rows(source)).containsExactly(row(1L, 1L), row(3L, null));
    }
}
