package dev.tasse.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

final class SpillFileTest {
    @Test
    void placesHoldWhatWasWrittenAndAreUsedAgain() throws IOException {
        Random random = new Random(3);
        List<SpillFile.Extent> extents = new ArrayList<>();
        List<byte[]> contents = new ArrayList<>();
        long written = 0;
        try (SpillFile file = new SpillFile()) {
            for (int i = 0; i < 2_000; i++) {
                if (extents.size() < 10 || (random.nextBoolean() && extents.size() < 40)) {
                    byte[] content = new byte[random.nextInt(500)];
                    random.nextBytes(content);
                    SpillFile.Extent extent = file.allocate(content.length);
                    file.write(extent.begin(), content, 0, content.length);
                    extents.add(extent);
                    contents.add(content);
                    written += content.length;
                } else {
                    int at = random.nextInt(extents.size());
                    byte[] content = new byte[contents.get(at).length];
                    file.read(extents.get(at).begin(), content, 0, content.length);
                    assertThat(content).isEqualTo(contents.get(at));
                    file.free(extents.remove(at));
                    contents.remove(at);
                }
            }
            assertThat(file.bytes()).isLessThan(written / 5);
            extents.forEach(file::free);
            assertThat(file.bytes()).isZero();
        }
    }

    @Test
    void closedFileTakesNothing() {
        SpillFile file = new SpillFile();
        file.close();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> file.write(0, new byte[1], 0, 1))
                .withMessageContaining("closed");
    }
}
