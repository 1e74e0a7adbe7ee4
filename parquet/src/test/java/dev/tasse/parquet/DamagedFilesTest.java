package dev.tasse.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.error.TasseException;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.spi.Pushdown;
import dev.tasse.spi.Source;
import dev.tasse.spi.Split;
import dev.tasse.spi.SplitHint;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;

/// Files with one byte that is not as it was written, or without their end: each gives rows or an
/// error that names the file, soon and within the memory that there is. What a byte of a page
/// without a checksum meant, nothing can tell.
@ExtendWith(LeakCheck.class)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class DamagedFilesTest {
    private static final boolean NIGHTLY = Boolean.getBoolean("tasse.nightly");

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

    /// Whether the file is refused.
    private boolean refuses(byte[] bytes, String damage) throws IOException {
        Path file = Files.write(folder.resolve("damaged.parquet"), bytes);
        try {
            Source source = ParquetSource.open(file.toString());
            Pushdown columns = Pushdown.columns(source.schema().names());
            for (Split split : source.splits(SplitHint.threads(2))) {
                source.read(split, columns, reading.context()).close();
            }
            return false;
        } catch (TasseException e) {
            assertThat(e).as(damage).hasMessageContaining("damaged.parquet");
            return true;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(damage, e);
        }
    }

    // Of each file every so manieth byte, but every one in the nightly run.
    @ParameterizedTest
    @CsvSource({
        "nested, 61",
        "nested-item, 61",
        "uuid, 11",
        "int96, 11",
        "types-decimal-int, 61",
        "types, 1733",
        "checksums, 83",
        "pages, 2999",
        "plain-snappy-1.0, 149",
        "plain-zstd-2.0, 149",
        "plain-lz4-2.0, 149",
        "plain-gzip-1.0, 149",
        "dictionary-snappy-2.0, 307",
        "delta-zstd-2.0, 307",
        "deltalength-zstd-1.0, 307",
        "split-none-1.0, 307"
    })
    void otherBytesAreNeverMoreThanAnError(String name, int step) throws IOException {
        byte[] whole = Files.readAllBytes(Corpus.file(name));
        int refused = 0;
        for (int place = 0; place < whole.length; place += NIGHTLY ? 1 : step) {
            int first = NIGHTLY ? 0 : place / step % 4;
            for (int kind = first; kind < (NIGHTLY ? 4 : first + 1); kind++) {
                byte[] damaged = whole.clone();
                damaged[place] = other(damaged[place], kind, place);
                if (refuses(damaged, "byte %d, kind %d".formatted(place, kind))) refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    private static byte other(byte value, int kind, int place) {
        return switch (kind) {
            case 0 -> (byte) ~value;
            case 1 -> (byte) (value ^ 1 << place % Byte.SIZE);
            case 2 -> (byte) (value + 1);
            default -> (byte) (value ^ 0x80);
        };
    }

    @ParameterizedTest
    @CsvSource({"uuid, 29", "int96, 29", "nested, 151", "types, 997", "plain-snappy-2.0, 397"})
    void endsThatAreMissingAreAnError(String name, int step) throws IOException {
        byte[] whole = Files.readAllBytes(Corpus.file(name));
        for (int length = 0; length < whole.length; length += NIGHTLY ? 1 : step) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThat(refuses(cut, length + " bytes")).as("%d bytes", length).isTrue();
        }
    }
}
