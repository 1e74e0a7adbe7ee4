package dev.tasse.parquet;

import dev.tasse.DataFrame;
import dev.tasse.spi.Source;

import java.util.function.UnaryOperator;

/// Parquet files.
///
/// ```java
/// DataFrame trips = Parquet.read("trips/**/*.parquet");
/// ```
///
/// A path is a file, a directory with all below it, or a glob. Several files are one frame: their
/// columns are matched by name, in any order, and must have the same types. Directories named like
/// `year=2024` are columns too, of the type `DATE`, `INT64` or `STRING` that fits all their values;
/// `__HIVE_DEFAULT_PARTITION__` is null.
///
/// Of a filter the source uses what it can tell before it reads: whole files by such columns, row
/// groups and pages by the least and greatest values that are kept of them.
///
/// | in the file | type |
/// |---|---|
/// | whole numbers of any width, with sign or without | `INT8` to `UINT64` |
/// | `FLOAT16`, `FLOAT`, `DOUBLE` | `FLOAT32`, `FLOAT32`, `FLOAT64` |
/// | `DECIMAL` in any form, up to 38 digits | `DECIMAL` |
/// | `STRING`, `ENUM`, `JSON`, `UUID` | `STRING` |
/// | `BSON`, bytes of any or of fixed length | `BINARY` |
/// | `DATE`, `TIME` | `DATE`, `TIME` |
/// | `TIMESTAMP` adjusted to UTC, or not, and `INT96` | `TIMESTAMP` with the zone UTC, or without |
/// | `INTERVAL` | `STRUCT` of months, days and milliseconds |
/// | `LIST`, `MAP`, groups | `LIST`, `MAP`, `STRUCT` |
public final class Parquet {
    private Parquet() {}

    /// The rows of the files at `path`.
    ///
    /// @throws dev.tasse.error.DataException if there is no such file, one is not Parquet, or their
    ///   columns differ
    public static DataFrame read(String path) {
        return read(path, UnaryOperator.identity());
    }

    /// The rows of the files at `path`, read as `options` says.
    ///
    /// @throws dev.tasse.error.DataException if there is no such file, one is not Parquet, or their
    ///   columns differ
    public static DataFrame read(String path, UnaryOperator<Options> options) {
        return DataFrame.from(source(path, options));
    }

    /// The source that `path` stands for.
    ///
    /// @throws dev.tasse.error.DataException if there is no such file, one is not Parquet, or their
    ///   columns differ
    public static Source source(String path, UnaryOperator<Options> options) {
        return ParquetSource.open(path, options.apply(Options.DEFAULT));
    }

    /// Whether directories named like `year=2024` are columns.
    public enum Hive {
        /// If all files lie in directories with the same names.
        AUTOMATIC,
        /// They are, and all files must lie in such.
        COLUMNS,
        /// They are not.
        IGNORED
    }

    /// What becomes of a column that one of several files lacks.
    public enum Missing {
        /// Opening the files fails.
        ERROR,
        /// It is null in the rows of that file.
        NULL
    }

    /// How files are read. Immutable.
    ///
    /// @param hive whether directories named like `year=2024` are columns
    /// @param missing what becomes of a column that one of several files lacks
    public record Options(Hive hive, Missing missing) {
        /// Directories are columns if all files have them; all files must have the same columns.
        public static final Options DEFAULT = new Options(Hive.AUTOMATIC, Missing.ERROR);

        /// Whether directories named like `year=2024` are columns.
        public Options withHive(boolean columns) {
            return new Options(columns ? Hive.COLUMNS : Hive.IGNORED, missing);
        }

        /// With this for columns that one of several files lacks.
        public Options withMissing(Missing column) {
            return new Options(hive, column);
        }
    }
}
