package dev.tasse.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.error.DataException;
import dev.tasse.error.TasseException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Files that are no Parquet files, or no longer.
final class BrokenFilesTest {
    @TempDir private Path folder;

    private void refuses(byte[] bytes, String message) throws IOException {
        Path file = Files.write(folder.resolve("broken.parquet"), bytes);
        assertThatThrownBy(() -> ParquetSource.open(file.toString()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("broken.parquet")
                .hasMessageContaining(message);
    }

    private void refuses(String text, String message) throws IOException {
        refuses(text.getBytes(StandardCharsets.US_ASCII), message);
    }

    @Test
    void emptyAndForeignFilesAreTold() throws IOException {
        refuses("", "the file is empty");
        refuses("id,name\n1,x\n", "it does not begin with PAR1");
        refuses("PAR", "it does not begin with PAR1");
        refuses("PARE and more PARE", "the file is encrypted");
        refuses("PAR1", "it does not end with PAR1");
        refuses("PAR1PAR1", "it does not end with PAR1");
    }

    @Test
    void missingFilesAreTold() {
        assertThatThrownBy(() -> ParquetSource.open(folder + "/none.parquet"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("none.parquet");
    }

    @Test
    void fieldsWithoutANameOrWithTheSameAreRefused() throws IOException {
        byte[] whole = Files.readAllBytes(Corpus.file("nested"));
        int footer = whole.length - 8;
        for (int size = 0; size < 4; size++)
            footer -= (whole[whole.length - 8 + size] & 0xFF) << (8 * size);
        int refused = 0;
        for (int place = footer; place < whole.length - 8; place++) {
            byte[] damaged = whole.clone();
            damaged[place] ^= 0x10;
            Path file = Files.write(folder.resolve("names.parquet"), damaged);
            try {
                ParquetSource.open(file.toString());
            } catch (TasseException e) {
                assertThat(e).as("byte %d", place).hasMessageContaining("names.parquet");
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void filesThatEndAnywhereAreRefused() throws IOException {
        byte[] whole = Files.readAllBytes(Corpus.file("types"));
        for (int length = 4; length < whole.length; length += 97) {
            refuses(Arrays.copyOf(whole, length), "");
        }
    }

    @Test
    void footersThatAreDamagedAreRefusedOrStillMeanSomething() throws IOException {
        byte[] whole = Files.readAllBytes(Corpus.file("types"));
        for (byte[] length : new byte[][] {{0, 0, 0, 0}, {-1, -1, -1, 127}, {-1, -1, -1, -1}}) {
            byte[] damaged = whole.clone();
            System.arraycopy(length, 0, damaged, whole.length - 8, 4);
            refuses(damaged, "");
        }
    }
}
