package dev.tasse.parquet;

import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.error.TasseException;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/// What the library throws on files that are not as they should be, in the words of Tasse.
final class Faults {
    private Faults() {}

    /// A reading that may fail in any way.
    interface Reading<T> {
        T run() throws IOException;
    }

    /// What `reading` gives; whatever the library throws becomes a `DataException` that names the
    /// file and says `what`.
    static <T> T guard(String path, String what, Reading<T> reading) {
        try {
            return reading.run();
        } catch (TasseException e) {
            throw e;
        } catch (NoSuchFileException | FileNotFoundException | AccessDeniedException e) {
            throw unreadable(path, e);
        } catch (IOException | RuntimeException | VirtualMachineError e) {
            // A broken file may send the library anywhere: out of bounds, into a wrong class, to an
            // array as long as the heap.
            throw new DataException(
                    Problem.of(what + " (" + reason(e) + ")")
                            .at(path)
                            .remedy("the file is damaged or cut off: copy or write it again"),
                    e);
        }
    }

    /// That the file at `path` is missing or cannot be opened.
    static DataException unreadable(String path, IOException cause) {
        Problem problem =
                switch (cause) {
                    case NoSuchFileException _, FileNotFoundException _ ->
                            Problem.of("there is no such file").remedy("look for its name");
                    case AccessDeniedException _ ->
                            Problem.of("the file may not be read").remedy("change its permissions");
                    default -> Problem.of("the file cannot be read (" + reason(cause) + ")");
                };
        return new DataException(problem.at(path), cause);
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank()
                ? cause.getClass().getSimpleName()
                : message.strip();
    }
}
