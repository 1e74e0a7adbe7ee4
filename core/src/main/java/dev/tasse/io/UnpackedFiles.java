package dev.tasse.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/// Temporary files of this process in a directory of their own, which none of them outlives for
/// long.
///
/// They are deleted when the process ends. A process that is killed cannot do that: so each holds a
/// lock in its directory, and the next one deletes the directories whose lock nobody holds. The
/// lock is a file apart, since closing a file gives up all locks of the process on it.
final class UnpackedFiles {
    private static final String NAME = "tasse-unpacked-";
    private static final String LOCK = "lock";

    /// One that has no lock yet may have been made right now.
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private final Path directory;

    // Held as long as the process lives.
    private final FileChannel channel;
    private final FileLock lock;

    private UnpackedFiles(Path parent) throws IOException {
        directory = Files.createTempDirectory(parent, NAME);
        Path file = directory.resolve(LOCK);
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        lock = channel.lock();
        // What is registered last is deleted first.
        directory.toFile().deleteOnExit();
        file.toFile().deleteOnExit();
    }

    private static final class OfProcess {
        static final UnpackedFiles FILES = open();

        private static UnpackedFiles open() {
            try {
                return UnpackedFiles.in(Path.of(System.getProperty("java.io.tmpdir")));
            } catch (IOException e) {
                throw FileBytes.failed(System.getProperty("java.io.tmpdir"), e);
            }
        }
    }

    /// Those of this process.
    static UnpackedFiles ofProcess() {
        return OfProcess.FILES;
    }

    /// A new directory in `parent`, from which the files of killed processes are deleted.
    static UnpackedFiles in(Path parent) throws IOException {
        try (DirectoryStream<Path> others = Files.newDirectoryStream(parent, NAME + "*")) {
            for (Path other : others) deleteAbandoned(other);
        }
        return new UnpackedFiles(parent);
    }

    private static void deleteAbandoned(Path directory) {
        Path file = directory.resolve(LOCK);
        try {
            if (!Files.exists(file)) {
                Instant changed = Files.getLastModifiedTime(directory).toInstant();
                if (changed.isBefore(Instant.now().minus(YOUNG))) delete(directory);
                return;
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                if (lock != null) delete(directory);
            }
        } catch (IOException | OverlappingFileLockException _) {
            // Somebody else's, or just being deleted: nothing that this process needs.
        }
    }

    private static void delete(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.csv")) {
            for (Path file : files) Files.deleteIfExists(file);
        }
        Files.deleteIfExists(directory.resolve(LOCK));
        Files.deleteIfExists(directory);
    }

    /// A new empty file.
    Path create() throws IOException {
        Path file = Files.createTempFile(directory, "", ".csv");
        file.toFile().deleteOnExit();
        return file;
    }

    /// Whether no other process takes the files for abandoned.
    boolean isLocked() {
        return lock.isValid() && channel.isOpen();
    }
}
