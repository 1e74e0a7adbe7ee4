package dev.tasse.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.Client;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

final class ImagesTest {
    @TempDir private Path folder;

    @Test
    void previewsAreAsBrightAsThePictures() {
        List<Path> files = Images.draw(folder, 5);
        try (Client disk = Client.io(8);
                Client processors = Client.threads(2)) {
            assertThat(Images.brightness(disk, processors, files))
                    .containsExactly(0, 51, 102, 153, 204);
        }
    }
}
