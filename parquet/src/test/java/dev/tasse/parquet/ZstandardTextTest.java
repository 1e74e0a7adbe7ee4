package dev.tasse.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.Bag;
import dev.tasse.Client;
import dev.tasse.io.Text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/// Lines packed by Zstandard, whose library is on the class path of this module, not of `core`.
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
}
