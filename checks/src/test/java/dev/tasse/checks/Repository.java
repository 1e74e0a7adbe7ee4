package dev.tasse.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The files of the repository that this module is part of: those that git knows or would add, and
/// in an unpacked source archive all but what builds and editors leave.
final class Repository {
    private static final Set<String> LEFT_BY_TOOLS = Set.of("target", ".git", ".idea", ".vscode");
    private static final Set<String> BINARY =
            Set.of("parquet", "csv", "jar", "class", "png", "svg", "gz", "zst", "aot");

    private Repository() {}

    /// The folder that holds the parent pom.
    static Path root() {
        String module = System.getProperty("basedir", System.getProperty("user.dir"));
        return Path.of(module, "..").toAbsolutePath().normalize();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All Java files: main, test and build code of every module, this one included.
    static List<SourceFile> javaFiles() {
        return files().stream()
                .filter(file -> file.toString().endsWith(".java"))
                .map(file -> new SourceFile(relative(file), read(file)))
                .toList();
    }

    /// The kernels that the build of `core` expanded from templates; none before it has run.
    static List<SourceFile> expandedKernels() {
        Path folder = root().resolve("core/target/generated-sources/kernels");
        if (!Files.isDirectory(folder)) return List.of();
        try {
            return filesBelow(folder).stream()
                    .map(file -> new SourceFile(relative(file), read(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All files that people read, Java or not.
    static List<SourceFile> textFiles() {
        return files().stream()
                .filter(file -> !BINARY.contains(extension(file)))
                .map(file -> new SourceFile(relative(file), read(file)))
                .toList();
    }

    private static List<Path> files() {
        try {
            return Files.exists(root().resolve(".git")) ? filesOfGit() : filesOfArchive();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> filesOfGit() throws IOException {
        Process git =
                new ProcessBuilder("git", "ls-files", "-z", "-co", "--exclude-standard")
                        .directory(root().toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String listing = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<Path> found =
                Stream.of(listing.split("\0", -1))
                        .filter(name -> !name.isEmpty())
                        .map(root()::resolve)
                        .filter(Files::isRegularFile)
                        .sorted()
                        .toList();
        if (found.isEmpty()) throw new IOException("git lists no files in " + root());
        return found;
    }

    static List<Path> filesOfArchive() throws IOException {
        return filesBelow(root());
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, new Collector(found));
        return found.stream().sorted().toList();
    }

    private static String relative(Path file) {
        return root().relativize(file).toString().replace('\\', '/');
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static final class Collector extends SimpleFileVisitor<Path> {
        private final List<Path> found;

        Collector(List<Path> found) {
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean skip = LEFT_BY_TOOLS.contains(folder.getFileName().toString());
            return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) found.add(file);
            return FileVisitResult.CONTINUE;
        }
    }
}
