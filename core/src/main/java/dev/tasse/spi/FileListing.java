package dev.tasse.spi;

import dev.tasse.error.DataException;
import dev.tasse.error.Problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// The files that a path stands for: one file, the files of a directory, or what a glob matches.
///
/// For formats: so that all of them understand the same paths and say the same when there is
/// nothing.
public final class FileListing {
    private static final String GLOB_SIGNS = "*?[{";

    private FileListing() {}

    /// The paths of the files, sorted; at least one. In a glob `*` stays within a directory, `**`
    /// does not; a directory stands for the files right in it whose names do not begin with `.` or
    /// `_`.
    ///
    /// @param endings the name endings of files that count in a directory, without the dot
    /// @throws DataException if there is no such file or directory, or none that counts
    public static List<String> of(String path, List<String> endings) {
        if (path.contains("://") && !path.startsWith("file://")) {
            throw new DataException(
                    Problem.of("there is no storage for this kind of address")
                            .at(path)
                            .remedy("copy the file to a local disk"));
        }
        Path given = pathOf(path);
        if (Files.isRegularFile(given)) return List.of(given.toString());
        if (Files.isDirectory(given)) return inDirectory(given, endings);
        if (isGlob(path)) return matching(path);
        if (Files.exists(given)) return List.of(given.toString());
        throw missing(path);
    }

    /// The path that `text` is, with or without `file://`.
    ///
    /// @throws DataException if it is none
    static Path pathOf(String text) {
        String path = text.startsWith("file://") ? text.substring("file://".length()) : text;
        if (path.isEmpty()) {
            throw new DataException(
                    Problem.of("the path is empty")
                            .expected("a file, a directory or a glob")
                            .remedy("write . for the current directory"));
        }
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw new DataException(
                    Problem.of("this is no path: " + e.getReason()).at(path.replace('\0', ' ')), e);
        }
    }

    private static boolean isGlob(String path) {
        return path.chars().anyMatch(letter -> GLOB_SIGNS.indexOf(letter) >= 0);
    }

    /// Whether `path` is the path of one file, and there is none.
    static boolean isMissing(String path) {
        return !path.contains("://") && !isGlob(path) && !Files.exists(pathOf(path));
    }

    /// As {@link #of}, but a directory stands for the files in all directories below it too, save
    /// those whose names begin with `.` or `_`.
    ///
    /// @param endings the name endings of files that count in a directory, without the dot
    /// @throws DataException if there is no such file or directory, or none that counts
    public static List<String> tree(String path, List<String> endings) {
        Path given = pathOf(path);
        if (!Files.isDirectory(given)) return of(path, endings);
        try (Stream<Path> entries = Files.walk(given)) {
            List<String> files =
                    entries.filter(entry -> isVisible(given.relativize(entry)))
                            .filter(entry -> hasEnding(entry, endings))
                            .filter(Files::isRegularFile)
                            .map(Path::toString)
                            .sorted()
                            .toList();
            return files.isEmpty() ? inDirectory(given, endings) : files;
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(given, e);
        }
    }

    // A directory that names a column may begin with any sign.
    private static boolean isVisible(Path below) {
        for (Path part : below) {
            String name = part.toString();
            boolean hidden = name.startsWith(".") || name.startsWith("_");
            if (hidden && name.indexOf('=') < 0) return false;
        }
        return true;
    }

    /// That there is no file at `path`.
    static DataException missing(String path) {
        Path folder = pathOf(path).toAbsolutePath().normalize().getParent();
        String remedy =
                folder != null && Files.isDirectory(folder)
                        ? "look into " + folder
                        : "there is no directory " + folder + " either";
        return new DataException(Problem.of("there is no such file").at(path).remedy(remedy));
    }

    private static List<String> inDirectory(Path directory, List<String> endings) {
        try (Stream<Path> entries = Files.list(directory)) {
            List<String> files =
                    entries.filter(entry -> hasEnding(entry, endings))
                            .filter(Files::isRegularFile)
                            .map(Path::toString)
                            .sorted()
                            .toList();
            if (!files.isEmpty()) return files;
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(directory, e);
        }
        throw new DataException(
                Problem.of(
                                "the directory has no file that ends in ."
                                        + String.join(" or .", endings))
                        .at(directory.toString())
                        .remedy("name files of another ending by a glob: " + directory + "/*.txt"));
    }

    private static boolean hasEnding(Path file, List<String> endings) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean hidden = name.startsWith(".") || name.startsWith("_");
        return !hidden && endings.stream().anyMatch(ending -> name.endsWith("." + ending));
    }

    private static List<String> matching(String glob) {
        Path root = rootOf(glob);
        PathMatcher matcher = matcher(glob);
        int depth = glob.contains("**") ? Integer.MAX_VALUE : depthBelow(root, glob);
        if (Files.isDirectory(root)) {
            try (Stream<Path> entries = Files.walk(root, depth)) {
                List<String> files =
                        entries.map(entry -> fromRoot(entry, glob))
                                .filter(matcher::matches)
                                .filter(Files::isRegularFile)
                                .map(Path::toString)
                                .sorted()
                                .toList();
                if (!files.isEmpty()) return files;
            } catch (IOException | UncheckedIOException e) {
                throw unreadable(root, e);
            }
        }
        throw new DataException(
                Problem.of("no file matches")
                        .at(glob)
                        .remedy("look into " + root.toAbsolutePath().normalize()));
    }

    private static PathMatcher matcher(String glob) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException e) {
            throw new DataException(
                    Problem.of("the glob cannot be understood: " + e.getDescription())
                            .at(glob)
                            .remedy(
                                    "close its brackets, or write a backslash before signs that"
                                            + " stand for themselves"),
                    e);
        }
    }

    /// The part of a glob before its first sign, as a directory.
    private static Path rootOf(String glob) {
        int sign = 0;
        while (GLOB_SIGNS.indexOf(glob.charAt(sign)) < 0) sign++;
        int slash = glob.lastIndexOf('/', sign);
        if (slash < 0) return Path.of(".");
        return Path.of(slash == 0 ? "/" : glob.substring(0, slash));
    }

    private static int depthBelow(Path root, String glob) {
        int below = Path.of(glob.replace('*', 'x').replace('?', 'x')).getNameCount();
        return root.equals(Path.of(".")) ? below : below - root.getNameCount();
    }

    /// As the glob would write it: without the dot for the current directory.
    private static Path fromRoot(Path entry, String glob) {
        return glob.startsWith("./") || !entry.startsWith(".")
                ? entry
                : Path.of(".").relativize(entry);
    }

    private static DataException unreadable(Path directory, Exception e) {
        return new DataException(
                Problem.of("the directory cannot be read (" + e.getMessage() + ")")
                        .at(directory.toString()),
                e);
    }
}
