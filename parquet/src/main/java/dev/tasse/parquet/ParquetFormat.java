package dev.tasse.parquet;

import dev.tasse.spi.Format;
import dev.tasse.spi.Source;

import java.util.List;
import java.util.Map;

/// Parquet files by name: `parquet`, `read_parquet('x.parquet')`.
public final class ParquetFormat implements Format {
    static final List<String> ENDINGS = List.of("parquet", "parq");

    /// For `java.util.ServiceLoader`.
    public ParquetFormat() {}

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public List<String> extensions() {
        return ENDINGS;
    }

    @Override
    public List<Option> options() {
        return ParquetOption.ALL.stream().map(ParquetOption::description).toList();
    }

    @Override
    public void requireOptions(Map<String, Object> options) {
        ParquetOption.apply(options);
    }

    /// The rows of the Parquet files at `path`: a file, a directory or a glob.
    ///
    /// @throws dev.tasse.error.DataException if there is no such file, or one is not Parquet
    /// @throws dev.tasse.error.PlanException for an unknown option or a value of the wrong type
    @Override
    public Source open(String path, Map<String, Object> options) {
        return ParquetSource.open(path, ParquetOption.apply(options));
    }
}
