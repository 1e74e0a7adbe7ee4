package dev.tasse.cli;

import dev.tasse.DataFrame;
import dev.tasse.spi.Formats;

import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.Map;

/// The tables that a query may name beside files: `-t flights=data/flights.parquet`.
final class Tables {
    @Option(
            names = {"-t", "--table"},
            paramLabel = "NAME=PATH",
            description = "calls the file at PATH NAME; may be given several times")
    private Map<String, String> paths = new LinkedHashMap<>();

    Map<String, DataFrame> frames() {
        Map<String, DataFrame> frames = new LinkedHashMap<>();
        paths.forEach((name, path) -> frames.put(name, DataFrame.from(Formats.open(path))));
        return frames;
    }
}
