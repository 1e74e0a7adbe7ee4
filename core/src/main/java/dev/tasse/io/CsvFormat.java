package dev.tasse.io;

import dev.tasse.spi.Format;
import dev.tasse.spi.Source;

import java.util.List;
import java.util.Map;

/// CSV files by name: what `read_csv` and `--csv` find through `java.util.ServiceLoader`.
public final class CsvFormat implements Format {
    /// Name endings of CSV files, plain and compressed.
    static final List<String> ENDINGS =
            List.of("csv", "tsv", "csv.gz", "tsv.gz", "csv.zst", "tsv.zst");

    /// For the service loader.
    public CsvFormat() {}

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public List<String> extensions() {
        return ENDINGS;
    }

    @Override
    public List<Option> options() {
        return CsvOption.ALL.stream().map(CsvOption::description).toList();
    }

    @Override
    public void requireOptions(Map<String, Object> options) {
        CsvOption.apply(options);
    }

    @Override
    public Source open(String path, Map<String, Object> options) {
        return CsvSource.open(path, CsvOption.apply(options));
    }
}
