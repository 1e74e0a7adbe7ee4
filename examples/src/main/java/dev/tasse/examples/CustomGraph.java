package dev.tasse.examples;

import dev.tasse.Delayed;

import java.util.ArrayList;
import java.util.List;

/// Load, clean, analyse, store: a graph of plain Java calls.
public final class CustomGraph {
    private CustomGraph() {}

    /// Prints what became of three files.
    public static void main(String[] arguments) {
        System.out.println(report(List.of("a", "b", "c")).compute());
    }

    /// A line about the clean words of all files; they are loaded and cleaned at the same time.
    static Delayed<String> report(List<String> files) {
        List<Delayed<List<String>>> clean = new ArrayList<>();
        for (String file : files) {
            Delayed<String> text =
                    Delayed.<String>of(() -> load(file)).named("load").withRetries(2);
            clean.add(text.<List<String>>map(CustomGraph::clean).named("clean"));
        }
        Delayed<Integer> words = Delayed.ofAll(clean, CustomGraph::count);
        return words.<String>map(n -> files.size() + " files, " + n + " words").named("store");
    }

    private static String load(String file) {
        return "the text of file " + file + "  ";
    }

    private static List<String> clean(String text) {
        return List.of(text.strip().split(" "));
    }

    private static int count(List<List<String>> texts) {
        return texts.stream().mapToInt(List::size).sum();
    }
}
