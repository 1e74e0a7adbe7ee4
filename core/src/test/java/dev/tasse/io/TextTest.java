package dev.tasse.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tasse.Bag;
import dev.tasse.Client;
import dev.tasse.error.DataException;
import dev.tasse.error.PlanException;
import dev.tasse.function.Pair;
import dev.tasse.internal.memory.LeakCheck;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

@ExtendWith(LeakCheck.class)
final class TextTest {
    @TempDir private Path folder;

    private final Client client = Client.threads(2);

    @AfterEach
    void close() {
        client.close();
    }

    private String file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes).toString();
    }

    private String file(String name, String text) throws IOException {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private <T> List<T> values(Bag<T> bag) {
        return client.with(bag::compute);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void linesAreTheSameWhereverTheFileIsCut() throws IOException {
        String text = "a\n\nlänger als ein Block\r\nb\nlast";
        String path = file("a.txt", text);
        for (int bytes = 1; bytes < 40; bytes += 3) {
            long block = bytes;
            Bag<String> lines = Text.read(path, o -> o.withBlockBytes(block));
            assertThat(values(lines)).isEqualTo(text.lines().toList());
        }
        assertThat(values(Text.read(file("b.txt", "x\ny\n")))).containsExactly("x", "y");
        assertThat(values(Text.read(file("c.txt", "")))).isEmpty();
    }

    @Test
    void linesLongerThanTheBufferAreWhole() throws IOException {
        String wide = "x".repeat(600_000);
        String path = file("wide.txt", wide + "\n" + "y\n".repeat(20_000) + wide);
        assertThat(
                        values(
                                Text.read(path, o -> o.withBlockBytes(100_000))
                                        .filter(l -> l.length() > 1)))
                .containsExactly(wide, wide);
        assertThat(client.with(() -> Text.read(path).count().compute())).isEqualTo(20_002);
    }

    @Test
    void linesMayEndWithAnything() throws IOException {
        String path = file("a.txt", "a|;b|c|;d\ne|;");
        for (int bytes = 1; bytes < 14; bytes++) {
            long block = bytes;
            Bag<String> lines = Text.read(path, o -> o.withLineEnd("|;").withBlockBytes(block));
            assertThat(values(lines)).containsExactly("a", "b|c", "d\ne");
        }
        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> Text.read(path, o -> o.withLineEnd("||")))
                .withMessageContaining("begins as it ends");
    }

    @Test
    void filesOfSeveralKindsAreOneBag() throws IOException {
        file("a.txt", "a\nb");
        file("b.txt.gz", gzip("c\nd\n"));
        file("c.txt", "e\n");
        String all = folder + "/*.txt*";
        assertThat(values(Text.read(all))).containsExactly("a", "b", "c", "d", "e");
        assertThat(Text.read(all).npartitions()).isEqualTo(3);
        assertThat(Text.read(all, o -> o.withFilesPerPartition(2)).npartitions()).isEqualTo(2);
        assertThat(values(Text.readWithPaths(folder + "/c.txt", o -> o)))
                .containsExactly(Pair.of(folder + "/c.txt", "e"));
        assertThat(values(Text.read(folder.toString()))).hasSize(5);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Text.read(folder + "/none.txt"))
                .withMessageContaining("none.txt");
    }

    @Test
    void encodingsAreKept() throws IOException {
        String text = "größer\n\uD83D\uDE00 ok\r\nend\n";
        List<String> lines = text.lines().toList();
        assertThat(values(Text.read(file("a.txt", text.getBytes(StandardCharsets.UTF_16)))))
                .isEqualTo(lines);
        assertThat(values(Text.read(file("b.txt", "\uFEFF" + text)))).isEqualTo(lines);
        byte[] latin = "ä\nö\nü".getBytes(StandardCharsets.ISO_8859_1);
        String path = file("c.txt", latin);
        Bag<String> read = Text.read(path, o -> o.withEncoding("ISO-8859-1").withBlockBytes(2));
        assertThat(read.npartitions()).isEqualTo(3);
        assertThat(values(read)).containsExactly("ä", "ö", "ü");
        byte[] japanese = "日本\nx".getBytes(Charset.forName("Shift_JIS"));
        String other = file("d.txt", japanese);
        assertThat(values(Text.read(other, o -> o.withEncoding("Shift_JIS"))))
                .containsExactly("日本", "x");
        assertThat(values(Text.read(file("e.txt", "a\uFFFDb")))).containsExactly("a\uFFFDb");
    }

    @Test
    void whatIsNoTextIsAnErrorWithFileAndLine() throws IOException {
        String path = file("a.txt", "good\nfür\nend".getBytes(StandardCharsets.ISO_8859_1));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> values(Text.read(path, o -> o.withBlockBytes(5))))
                .withMessageContaining(path + ", line 2")
                .withMessageContaining("no text in its encoding")
                .withMessageContaining("'f\uFFFDr'");
        LineReport report = new LineReport();
        assertThat(values(Text.read(path, o -> o.skipping(report)))).containsExactly("good", "end");
        assertThat(report.lines()).isEqualTo(1);
        assertThat(report.examples().getFirst()).contains("line 2");
    }

    @Test
    void aBrokenGzipIsAnErrorOrSkipped() throws IOException {
        byte[] whole = gzip("line of text\n".repeat(100_000));
        String path = file("a.gz", Arrays.copyOf(whole, whole.length / 2));
        file("b.gz", gzip("ok"));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> values(Text.read(path)))
                .withMessageContaining(path + ", after line ")
                .withMessageContaining("EOFException");
        LineReport report = new LineReport();
        List<String> lines = values(Text.read(folder + "/*.gz", o -> o.skipping(report)));
        assertThat(lines).hasSizeGreaterThan(1).endsWith("ok");
        assertThat(report.files()).isEqualTo(1);
        assertThat(report.lines()).isZero();
    }

    @Test
    void otherCompressionsAreRefused() throws IOException {
        String path = file("a.txt.bz2", "BZh91AY");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Text.read(path))
                .withMessageContaining("expected gzip or Zstandard");
    }
}
