package dev.tasse.cli;

import java.util.Locale;

/// How results are written.
enum OutputFormat {
    /// Aligned columns, for people.
    TABLE,
    /// A header and a line for each row, as RFC 4180 has it.
    CSV,
    /// One array of objects.
    JSON,
    /// An object in each line.
    JSONL,
    /// A table of Markdown.
    MARKDOWN;

    /// As it is given on the command line.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
