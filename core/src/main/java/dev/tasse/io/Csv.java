package dev.tasse.io;

import dev.tasse.DataFrame;
import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.spi.Source;
import dev.tasse.type.DataType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Comma separated files and their relatives.
///
/// ```java
/// DataFrame zones = Csv.read("zones/*.csv", o -> o.withDelimiter(';').withType("zip", STRING));
/// ```
///
/// What is not said is found out: the delimiter (`,`, `;`, tab or `|`), whether the first row is a
/// header, and the type of each column, from rows at the beginning, in the middle and at the end of
/// each file. An inferred type is `BOOL`, `INT64`, `DECIMAL(38, 0)` for larger whole numbers,
/// `FLOAT64`, `TIME`, `DATE`, `TIMESTAMP`, `TIMESTAMP` with the zone UTC, or `STRING`; numbers with
/// zeros in front or a plus sign are text.
///
/// A field is null when it is empty and not quoted; `""` is the empty string in a column of text
/// and null in any other. Line breaks within quotes are part of the text, wherever a file is cut
/// for several threads. Lines end with LF, CR LF or CR; empty lines are left out where there is
/// more than one column. Text is UTF-8, with or without a byte order mark.
///
/// Several files are one frame: their columns are matched by name when they have a header, by place
/// otherwise, and must be the same.
public final class Csv {
    private Csv() {}

    /// The rows of the files that `path` stands for: a file, a directory or a glob. How they are
    /// written is found out.
    ///
    /// @throws dev.tasse.error.DataException if there is no such file, or it is no CSV file
    public static DataFrame read(String path) {
        return read(path, options -> options);
    }

    /// The rows of the files that `path` stands for: a file, a directory or a glob.
    ///
    /// @param options changes what is to be found out, as in `o -> o.withDelimiter(';')`
    /// @throws dev.tasse.error.DataException if there is no such file, or it is no CSV file
    /// @throws PlanException if the options do not fit the file
    public static DataFrame read(String path, UnaryOperator<Options> options) {
        return DataFrame.from(source(path, options));
    }

    /// The source that `path` stands for: a file, a directory or a glob.
    ///
    /// @throws dev.tasse.error.DataException if there is no such file, or it is no CSV file
    /// @throws PlanException if the options do not fit the file
    public static Source source(String path, UnaryOperator<Options> options) {
        return CsvSource.open(path, options.apply(Options.DEFAULT));
    }

    /// Whether a file begins with the names of its columns.
    public enum Header {
        /// To be found out.
        AUTOMATIC,
        /// The first row is the names.
        PRESENT,
        /// The first row is data.
        ABSENT
    }

    /// How the bytes of a file are cut into fields.
    ///
    /// @param delimiter what stands between fields, or {@link #NONE} to be found out
    /// @param quote what stands around fields that hold delimiters, or {@link #NONE}
    /// @param escape what stands before a quote that is part of a quoted field, or {@link #NONE} if
    ///   such a quote is doubled
    public record Dialect(char delimiter, char quote, char escape) {
        /// Stands for a sign that there is not.
        public static final char NONE = '\0';

        /// @throws PlanException if a sign cannot serve as such
        public Dialect {
            requireSign("delimiter", delimiter);
            requireSign("quote", quote);
            requireSign("escape", escape);
            if (quote != NONE && quote == delimiter) {
                throw new PlanException(
                        Problem.of("delimiter and quote are the same sign").got(shown(quote)));
            }
        }

        private static void requireSign(String option, char sign) {
            if (sign < 128 && sign != '\n' && sign != '\r') return;
            throw new PlanException(
                    Problem.of("option " + option + " is no sign that can be told from text")
                            .got(shown(sign))
                            .expected("an ASCII character that ends no line"));
        }

        private static String shown(char sign) {
            return sign < ' ' ? "U+%04X".formatted((int) sign) : "'" + sign + "'";
        }
    }

    /// What is known of files before they are looked at. Immutable.
    ///
    /// @param dialect how bytes are cut into fields
    /// @param header whether the first row is the names of the columns
    /// @param skip how many lines are left out before that
    /// @param names names for the first columns, whatever the header says
    /// @param types types of columns by name; they are never widened
    /// @param nulls texts that mean null, besides the empty one, where they are not quoted
    /// @param allText whether all columns without a given type are `STRING`
    public record Options(
            Dialect dialect,
            Header header,
            int skip,
            List<String> names,
            Map<String, DataType> types,
            List<String> nulls,
            boolean allText) {
        /// Everything is found out; the quote is `"`.
        public static final Options DEFAULT =
                new Options(
                        new Dialect(Dialect.NONE, '"', Dialect.NONE),
                        Header.AUTOMATIC,
                        0,
                        List.of(),
                        Map.of(),
                        List.of(),
                        false);

        /// Keeps copies of the collections.
        ///
        /// @throws PlanException if `skip` is negative
        public Options {
            if (skip < 0) {
                throw new PlanException(
                        Problem.of("option skip is negative").got(skip).expected("0 or more"));
            }
            names = List.copyOf(names);
            types = Map.copyOf(types);
            nulls = List.copyOf(nulls);
        }

        /// With this between fields.
        public Options withDelimiter(char delimiter) {
            return withDialect(new Dialect(delimiter, dialect.quote, dialect.escape));
        }

        /// With this around fields; {@link Dialect#NONE} for files without quotes.
        public Options withQuote(char quote) {
            return withDialect(new Dialect(dialect.delimiter, quote, dialect.escape));
        }

        /// With this before quotes within quoted fields, instead of doubled ones.
        public Options withEscape(char escape) {
            return withDialect(new Dialect(dialect.delimiter, dialect.quote, escape));
        }

        /// With all signs at once.
        public Options withDialect(Dialect signs) {
            return new Options(signs, header, skip, names, types, nulls, allText);
        }

        /// Whether the first row is the names of the columns.
        public Options withHeader(boolean present) {
            return withHeader(present ? Header.PRESENT : Header.ABSENT);
        }

        Options withHeader(Header row) {
            return new Options(dialect, row, skip, names, types, nulls, allText);
        }

        /// Without the first `lines` lines.
        public Options withSkip(int lines) {
            return new Options(dialect, header, lines, names, types, nulls, allText);
        }

        /// With these names for the first columns.
        public Options withNames(String... columns) {
            return withNames(List.of(columns));
        }

        Options withNames(List<String> columns) {
            return new Options(dialect, header, skip, columns, types, nulls, allText);
        }

        /// With this type of the column `name`.
        public Options withType(String name, DataType type) {
            Map<String, DataType> more = new LinkedHashMap<>(types);
            more.put(name, type);
            return new Options(dialect, header, skip, names, more, nulls, allText);
        }

        /// With these texts meaning null too.
        public Options withNulls(String... texts) {
            return withNulls(List.of(texts));
        }

        Options withNulls(List<String> texts) {
            List<String> all = new ArrayList<>(texts);
            all.removeIf(String::isEmpty);
            return new Options(dialect, header, skip, names, types, all, allText);
        }

        /// Whether columns without a given type are text.
        public Options withAllText(boolean text) {
            return new Options(dialect, header, skip, names, types, nulls, text);
        }
    }
}
