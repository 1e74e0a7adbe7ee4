package dev.tasse.io;

import static dev.tasse.io.CsvFixture.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.error.DataException;
import dev.tasse.error.TasseException;
import dev.tasse.internal.memory.LeakCheck;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/// How the letters of a file are written: what is found out, what has to be named, and what is said
/// of bytes that are no text.
@ExtendWith(LeakCheck.class)
final class CsvEncodingsTest {
    @TempDir private Path directory;
    private CsvFixture csv;

    @BeforeEach
    void open() {
        csv = new CsvFixture(directory);
    }

    @AfterEach
    void close() {
        csv.close();
    }

    private void refuses(byte[] bytes, String... parts) {
        String path = csv.write("odd.csv", bytes);
        assertThatThrownBy(() -> csv.rows(Csv.source(path, o -> o), 4 << 10))
                .isInstanceOf(DataException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains("odd.csv").contains(parts));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void unicodeIsFoundWithAndWithoutAMark(String encoding) {
        String rows = "日本,東京\n上,\n\"ü,𝄞\",€\n";
        for (String mark : new String[] {"", "\uFEFF"}) {
            for (String line : new String[] {"\n", "\r\n", "\r"}) {
                String text = mark + rows.replace("\n", line);
                String path = csv.write("a.csv", text.getBytes(Charset.forName(encoding)));
                assertThat(csv.rows(Csv.source(path, o -> o.withHeader(true))))
                        .as("%s %s", mark.length(), line.length())
                        .containsExactly(row("上", null), row("ü,𝄞", "€"));
            }
        }
    }

    @Test
    void wideTextIsFoundInPackedFilesAndAcrossTheSample() throws IOException {
        String text = "a,b\nx,y\n" + "𝄞,東\n".repeat(3000);
        for (Charset charset :
                new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream out = new GZIPOutputStream(packed)) {
                out.write(text.getBytes(charset));
            }
            String path = csv.write("a.csv.gz", packed.toByteArray());
            assertThat(csv.rows(Csv.source(path, o -> o))).hasSize(3001).contains(row("𝄞", "東"));
            String odd = csv.write("b.csv", ("z" + text).getBytes(charset));
            assertThat(csv.rows(Csv.source(odd, o -> o))).hasSize(3001).contains(row("𝄞", "東"));
        }
    }

    @Test
    void utf32IsFoundByItsMark() {
        byte[] bytes = "\uFEFFa,b\nx,ü\n".getBytes(Charset.forName("UTF-32LE"));
        assertThat(csv.rows(Csv.source(csv.write("a.csv", bytes), o -> o)))
                .containsExactly(row("x", "ü"));
    }

    // Any bytes are text in Latin-1: a guess would read damaged UTF-8 as nonsense.
    @Test
    void latin1IsNotGuessedButProposedWithThePlace() {
        byte[] first = "a,b\n1,x\n2,café\n".getBytes(StandardCharsets.ISO_8859_1);
        refuses(first, "(line 3), byte 6 of the line", "0xE9", "encoding => 'latin-1'");
        String many = "a,b\n" + "1,x\n".repeat(30_000) + "2,café\n" + "3,y\n".repeat(30_000);
        byte[] late = many.getBytes(StandardCharsets.ISO_8859_1);
        refuses(late, "row 30001 (line 30002), byte 6 of the line", "encoding => 'latin-1'");
        String path = csv.write("late.csv", late);
        assertThat(csv.rows(Csv.source(path, o -> o.withEncoding("latin-1"))))
                .contains(row(2L, "café"));
    }

    @Test
    void bytesThatAreZeroAreToldWithTheirPlace() {
        refuses("a,b\n1,x\0y\n2,z\n".getBytes(StandardCharsets.UTF_8), "(line 2), byte 4", "0x00");
        refuses(new byte[5000], "(line 1), byte 1", "UTF-16LE");
    }

    @Test
    void otherKindsOfFilesAreNamedWhateverElseTheyHold() {
        refuses("PK\3\4\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1), "a ZIP or Excel file");
        refuses("PAR1\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1), "a Parquet file");
    }

    @Test
    void packedFilesThatEndInTheirHeaderSaySo() {
        String path = csv.write("cut.csv.gz", new byte[] {0x1F, (byte) 0x8B, 8, 0, 0});
        assertThatThrownBy(() -> Csv.source(path, o -> o))
                .isInstanceOf(TasseException.class)
                .hasMessageContaining("cut.csv.gz: the file cannot be unpacked: it ends too soon");
    }
}
