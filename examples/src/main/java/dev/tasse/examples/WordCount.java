package dev.tasse.examples;

import dev.tasse.Bag;
import dev.tasse.function.Pair;
import dev.tasse.io.Text;

import java.util.List;
import java.util.Locale;

/// The most frequent words of a text.
public final class WordCount {
    private WordCount() {}

    /// Prints the ten most frequent words of a file, or of "Alice's Adventures in Wonderland".
    public static void main(String[] arguments) {
        String path = arguments.length > 0 ? arguments[0] : "data/alice.txt";
        for (Pair<String, Long> word : frequent(path, 10).compute()) {
            System.out.println(word.key() + " " + word.value());
        }
    }

    /// The `count` most frequent words of the files at `path` that are longer than three letters.
    static Bag<Pair<String, Long>> frequent(String path, int count) {
        return Text.read(path)
                .map(line -> line.toLowerCase(Locale.ROOT))
                .flatMap(line -> List.of(line.split("[^a-z]+")))
                .filter(word -> word.length() > 3)
                .frequencies()
                .top(count, Pair::value);
    }
}
