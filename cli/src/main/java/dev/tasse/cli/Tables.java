package dev.tasse.cli;

import dev.tasse.DataFrame;
import dev.tasse.error.PlanException;
import dev.tasse.spi.Formats;
import dev.tasse.spi.Source;

import org.apache.commons.cli.Option;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The files that a command reads, and how: `-t flights=data/flights.csv --csv 'delimiter=;'`.
///
/// @param csv the options for CSV files, by name
record Tables(Map<String, Object> csv) {
    private static final Option CSV =
            Arguments.option(
                    "csv",
                    "OPTION=VALUE",
                    "how CSV files are read, as in --csv 'delimiter=;' --csv header=false; in a"
                            + " query it holds for the tables of -t");
    static final List<Option> OPTIONS = List.of(CSV);

    static Tables of(Arguments arguments) {
        Map<String, Object> csv = new LinkedHashMap<>();
        arguments.pairs(CSV).forEach((name, text) -> csv.put(name, value(text)));
        if (csv.isEmpty()) return new Tables(csv);
        try {
            Formats.named("csv").requireOptions(csv);
        } catch (PlanException e) {
            throw Arguments.invalid(CSV, String.valueOf(e.getMessage()));
        }
        return new Tables(csv);
    }

    Source open(String path) {
        if (csv.isEmpty()) return Formats.open(path);
        boolean other =
                Formats.byEnding(path).filter(format -> !format.name().equals("csv")).isPresent();
        return other ? Formats.open(path) : Formats.named("csv").open(path, csv);
    }

    Map<String, DataFrame> frames(Map<String, String> paths) {
        Map<String, DataFrame> frames = new LinkedHashMap<>();
        paths.forEach((name, path) -> frames.put(name, DataFrame.from(open(path))));
        return frames;
    }

    /// Whether options for CSV are given.
    boolean hasOptions() {
        return !csv.isEmpty();
    }

    /// A value as an option of a format has it: true and false, whole numbers, `[a, b]`, else text.
    private static Object value(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.equals("true") || lower.equals("false")) return Boolean.valueOf(lower);
        if (text.matches("-?[0-9]{1,18}")) return Long.valueOf(text);
        if (text.startsWith("[") && text.endsWith("]")) {
            String inner = text.substring(1, text.length() - 1);
            return List.copyOf(Arrays.stream(inner.split(",", -1)).map(String::strip).toList());
        }
        return text.equals("\\t") ? "\t" : text;
    }
}
