package dev.tasse.parquet;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.spi.Format;
import dev.tasse.spi.Source;

import java.util.List;
import java.util.Map;

/// Parquet files by name: `parquet`, `read_parquet('x.parquet')`. Takes no options.
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
        return List.of();
    }

    /// The rows of the Parquet files at `path`: a file, a directory or a glob.
    ///
    /// @throws dev.tasse.error.DataException if there is no such file, or one is not Parquet
    /// @throws PlanException if there are options
    @Override
    public Source open(String path, Map<String, Object> options) {
        for (String option : options.keySet()) {
            throw new PlanException(
                    Problem.of("Parquet has no option \"" + option + "\"")
                            .at(path)
                            .remedy("leave it out: names and types are in the file"));
        }
        return ParquetSource.open(path);
    }
}
