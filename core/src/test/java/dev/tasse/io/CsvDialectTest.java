package dev.tasse.io;

import static dev.tasse.io.CsvFixture.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.error.DataException;
import dev.tasse.spi.Source;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// Quotes, escapes and lines before the table, found out from the text.
class CsvDialectTest {
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
    void singleQuotesAreQuotesWhereTheyEncloseFields() {
        assertThat(csv.rows("a,b\n'x,1',1\n'it''s',2\n'',3\n,4\n"))
                .containsExactly(row("x,1", 1L), row("it's", 2L), row("", 3L), row(null, 4L));
        assertThat(csv.rows("id|'a'\n1|'b|c'\n")).containsExactly(row(1L, "b|c"));
    }

    @Test
    void singleQuotesAreLettersElsewhere() {
        assertThat(csv.rows("a,b\n'tis,1\n'y,2\n")).containsExactly(row("'tis", 1L), row("'y", 2L));
        assertThat(csv.rows("a,b\nrock 'n' roll,1\n")).containsExactly(row("rock 'n' roll", 1L));
        assertThat(csv.rows("a,b\n'x',\"y\"\n")).containsExactly(row("'x'", "y"));
        assertThat(csv.rows(csv.source("a,b\n'x',1\n", o -> o.withQuote('"'))))
                .containsExactly(row("'x'", 1L));
    }

    @Test
    void backslashesAreEscapesWhereDoubledQuotesWouldNotDo() {
        assertThat(csv.rows("a,b\n\"x\\\"y\",1\n\"z\",2\n"))
                .containsExactly(row("x\"y", 1L), row("z", 2L));
        assertThat(csv.rows("a,b\n\"x\\\",y\",1\n\"z\\\\\",2\n"))
                .containsExactly(row("x\",y", 1L), row("z\\", 2L));
        assertThat(csv.rows("a,b\n'it\\'s',1\n'x',2\n"))
                .containsExactly(row("it's", 1L), row("x", 2L));
    }

    @Test
    void backslashesAreLettersElsewhere() {
        assertThat(csv.rows("a,b\n\"C:\\\",1\n\"D:\\x\",2\n"))
                .containsExactly(row("C:\\", 1L), row("D:\\x", 2L));
    }

    @Test
    void titlesBeforeTheTableAreLeftOut() {
        Source titles = csv.source("Report of 2024\nall shops\nid,name\n1,x\n2,y\n");
        assertThat(titles.schema()).hasToString("id INT64, name STRING");
        assertThat(csv.rows(titles, 3)).containsExactly(row(1L, "x"), row(2L, "y"));
        assertThat(csv.rows("Report, made by me\r\n\r\nid;name;z\r\n1;x;2\r\n2;y,;3\r\n"))
                .containsExactly(row(1L, "x", 2L), row(2L, "y,", 3L));
        assertThat(csv.rows("Without names\n\n1;2\n3;4\n"))
                .containsExactly(row(1L, 2L), row(3L, 4L));
    }

    @Test
    void rowsBehindTitlesAreCountedFromTheTable() {
        StringBuilder text = new StringBuilder("A title\n\nid,name\n");
        for (int i = 0; i < 9; i++) text.append(i).append(",x\n");
        Source source =
                csv.source(text + "no,x\n", o -> o.withType("id", dev.tasse.type.DataType.INT64));
        assertThatThrownBy(() -> csv.rows(source))
                .hasMessageContaining("row 10 (line 13), column \"id\"");
    }

    @Test
    void raggedRowsAreNoTitles() {
        assertThatThrownBy(() -> csv.rows("a,b\n1,2,3\n4,5,6\n"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("fields");
        String titled = "t\na,b\n1,2\n";
        assertThatThrownBy(() -> csv.source(titled, o -> o.withRagged(Csv.Ragged.FILL)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("too many fields");
    }

    @Test
    void oneColumnHasNoTitles() {
        assertThat(csv.rows("name\nx\ny\n")).containsExactly(row("x"), row("y"));
    }
}
