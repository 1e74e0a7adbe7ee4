package dev.tasse.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

class UnpackedFilesTest {
    @TempDir Path directory;

    @Test
    void whatAKilledProcessLeftIsDeletedByTheNext() throws IOException {
        Path left = Files.createDirectory(directory.resolve("tasse-unpacked-1"));
        Files.createFile(left.resolve("lock"));
        Files.writeString(left.resolve("2.csv"), "a,b\n");
        UnpackedFiles files = UnpackedFiles.in(directory);
        assertThat(left).doesNotExist();
        assertThat(files.create()).exists();
        assertThat(files.isLocked()).isTrue();
    }

    @Test
    void whatLivingProcessesUseStays() throws IOException {
        Path used = UnpackedFiles.in(directory).create();
        Path young = Files.createDirectory(directory.resolve("tasse-unpacked-young"));
        Path old = Files.createDirectory(directory.resolve("tasse-unpacked-old"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));
        Path other = Files.createFile(directory.resolve("tasse-unpacked-file"));
        UnpackedFiles.in(directory);
        assertThat(used).exists();
        assertThat(young).exists();
        assertThat(old).doesNotExist();
        assertThat(other).exists();
    }
}
