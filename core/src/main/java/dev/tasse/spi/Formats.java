package dev.tasse.spi;

import dev.tasse.error.DataException;
import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.error.Suggestion;
import dev.tasse.error.TasseException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/// The formats that are installed: those of Tasse and those found on the class or module path.
public final class Formats {
    // Found once: the path of a JVM does not change while it runs.
    private static final List<Format> ALL =
            ServiceLoader.load(Format.class, Formats.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

    private Formats() {}

    /// All formats, in no particular order.
    public static List<Format> all() {
        return ALL;
    }

    /// The rows of the files at `path`, in the format that its ending names; a directory has the
    /// format of the first of its files, by name, that has one.
    ///
    /// @throws PlanException if no format has that ending
    /// @throws dev.tasse.error.DataException if there is no such file
    public static Source open(String path) {
        Format format = byEnding(path).or(() -> ofDirectory(path)).orElseThrow(() -> unknown(path));
        return format.open(path, Map.of());
    }

    private static TasseException unknown(String path) {
        if (Files.isDirectory(FileListing.pathOf(path))) {
            return new DataException(
                    Problem.of("the directory has no file to read")
                            .at(path)
                            .expected("a file that ends in " + endings())
                            .remedy("name the format of other files: read_csv('" + path + "/*')"));
        }
        if (FileListing.isMissing(path)) return FileListing.missing(path);
        return new PlanException(
                Problem.of("no format for \"" + path + "\"")
                        .expected("a file that ends in " + endings())
                        .remedy("name the format: read_csv('" + path + "')"));
    }

    private static Optional<Format> ofDirectory(String path) {
        Path given = FileListing.pathOf(path);
        if (!Files.isDirectory(given)) return Optional.empty();
        try (Stream<Path> files = Files.list(given)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith(".") && !name.startsWith("_"))
                    .sorted()
                    .flatMap(name -> byEnding(name).stream())
                    .findFirst();
        } catch (IOException e) {
            throw new DataException(
                    Problem.of("the directory cannot be read: " + e.getMessage()).at(path), e);
        }
    }

    /// The format called `name`.
    ///
    /// @throws PlanException if there is none, with the nearest name
    public static Format named(String name) {
        for (Format format : ALL) {
            if (format.name().equals(name)) return format;
        }
        List<String> names = ALL.stream().map(Format::name).sorted().toList();
        String guess = Suggestion.phrase(name, names);
        throw new PlanException(
                Problem.of("no format is called \"" + name + "\"")
                        .remedy((guess + " formats: " + String.join(", ", names)).strip()));
    }

    /// The format whose ending `path` has, compressed or not: `x.csv`, `x.csv.gz`.
    public static Optional<Format> byEnding(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(format ->
                        format.extensions().stream().anyMatch(e -> name.endsWith("." + e)))
                .findFirst();
    }

    private static String endings() {
        List<String> endings = new ArrayList<>();
        for (Format format : ALL) {
            for (String ending : format.extensions()) endings.add("." + ending);
        }
        return String.join(", ", endings.stream().sorted().toList());
    }
}
