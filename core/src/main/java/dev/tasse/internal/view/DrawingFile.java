package dev.tasse.internal.view;

import dev.tasse.error.DataException;
import dev.tasse.error.Problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;

/// Writes drawings to files, whose endings say how.
public final class DrawingFile {
    private DrawingFile() {}

    /// Writes what `drawing` answers to `path`; a file whose ending is not known is refused before
    /// it is asked.
    ///
    /// @throws IllegalArgumentException if `path` does not end in `.svg`, `.dot` or `.txt`
    /// @throws DataException if the file cannot be written
    public static void write(Path path, Supplier<Drawing> drawing) {
        Function<Drawing, String> form = form(path);
        try {
            Files.writeString(path, form.apply(drawing.get()));
        } catch (IOException e) {
            Problem problem = Problem.of("the drawing cannot be written").at(path.toString());
            throw new DataException(problem.got(e), e);
        }
    }

    private static Function<Drawing, String> form(Path path) {
        String name = path.toString();
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "svg" -> Svg::text;
            case "dot" -> Dot::text;
            case "txt" -> Drawing::text;
            default ->
                    throw new IllegalArgumentException(
                            "cannot draw into "
                                    + path
                                    + ": expected a file that ends in .svg, .dot or .txt");
        };
    }
}
