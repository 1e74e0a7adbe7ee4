package dev.tasse.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/// Files of questions and the answers expected, under `src/test/golden` of the module.
///
/// A question is a line that begins with `== `; its answer is what follows up to the next one. With
/// `-Dgolden=update` the answers are rewritten, for a person to review the difference.
public final class Golden {
    private static final String MARK = "== ";

    private Golden() {}

    /// Checks that `answer` gives the answer in the file `name` to each of its questions.
    public static void check(String name, UnaryOperator<String> answer) {
        Path file = Path.of("src/test/golden", name);
        String expected = read(file);
        StringBuilder actual = new StringBuilder();
        for (String question : questions(expected)) {
            actual.append(MARK).append(question).append('\n');
            actual.append(answer.apply(question).strip()).append("\n\n");
        }
        if ("update".equals(System.getProperty("golden"))) write(file, actual.toString());
        else assertThat(actual.toString()).as(file.toString()).isEqualTo(expected);
    }

    private static List<String> questions(String text) {
        return text.lines()
                .filter(line -> line.startsWith(MARK))
                .map(line -> line.substring(MARK.length()))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
