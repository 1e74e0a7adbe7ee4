package dev.tasse.spi;

import java.util.List;
import java.util.Map;

/// A kind of file, found by name or file extension through `java.util.ServiceLoader`.
///
/// The options by name serve `read_NAME(path, option => value)` in SQL and `--NAME 'option=value'`
/// on the command line alike.
public interface Format {
    /// Its name in lower case: `csv`, `parquet`.
    String name();

    /// File name endings that mean this format, without the dot, in lower case.
    List<String> extensions();

    /// What options it takes.
    List<Option> options();

    /// The rows of the files at `path`: a file, a directory or a glob.
    ///
    /// @param options values by name: Boolean, Long, Double, String, or a List or Map of these
    /// @throws dev.tasse.error.DataException if there is no such file or it is not of this format
    /// @throws dev.tasse.error.PlanException for an unknown option or a value of the wrong type
    Source open(String path, Map<String, Object> options);

    /// Refuses options that `open` would refuse whatever the files are.
    ///
    /// @throws dev.tasse.error.PlanException for an unknown option or a value of the wrong type
    default void requireOptions(Map<String, Object> options) {}

    /// An option of a format.
    ///
    /// @param name its name, words joined by `_`
    /// @param type what values it takes, for people: `one character`, `true or false`
    /// @param meaning what it does, in one sentence
    record Option(String name, String type, String meaning) {}
}
