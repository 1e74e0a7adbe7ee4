package dev.tasse.io;

import dev.tasse.DataFrame;
import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.spi.Source;
import dev.tasse.type.DataType;

import java.io.Serializable;
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
/// What is not said is found out: the delimiter (`,`, `;`, tab or `|`), the quote (`"`, or `'`
/// where fields are enclosed in that), whether quotes within quotes are doubled or stand behind a
/// backslash, lines before the table (titles, or what an empty line sets apart), whether the first
/// row is a header, and the type of each column, from rows at the beginning, in the middle and at
/// the end of each file. An inferred type is `BOOL`, `INT64`, `DECIMAL(38, 0)` for larger whole
/// numbers, `FLOAT64`, `TIME`, `DATE`, `TIMESTAMP`, `TIMESTAMP` with the zone UTC, or `STRING`;
/// numbers with zeros in front or a plus sign are text.
///
/// A field is null when it is empty and not quoted; `""` is the empty string in a column of text
/// and null in any other. Line breaks within quotes are part of the text, wherever a file is cut
/// for several threads. Lines end with LF, CR LF or CR; empty lines are left out where there is
/// more than one column. Text is UTF-8, with or without a byte order mark, if not said otherwise;
/// UTF-16 is found out by its mark, or without one where nothing else can be meant. Latin-1 and its
/// kind are never guessed, since damaged UTF-8 would be read as nonsense: bytes that are not UTF-8
/// are an error with their place, and the encoding has to be named.
///
/// Several files are one frame: their columns are matched by name when they have a header, by place
/// otherwise. A column that some of the files lack is null in their rows, if not said otherwise;
/// files without any column in common, or without names and of different width, are refused.
///
/// Files that begin as gzip or Zstandard do are unpacked, and files in UTF-16, or in the encoding
/// that is named, converted, into a temporary file that lives as long as the process: only then can
/// they be cut for several threads.
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

    /// What becomes of a row with fewer or more fields than there are columns.
    public enum Ragged {
        /// It stops the computation.
        ERROR,
        /// Missing fields are null; a row with too many fields stops the computation.
        FILL,
        /// It is left out, and counted by a {@link CsvReport}.
        SKIP
    }

    /// What becomes of a column that one of several files lacks.
    public enum Missing {
        /// It is null in the rows of that file.
        NULL,
        /// Opening the files fails.
        ERROR
    }

    /// What becomes of a cell that is no value of its column's type, or has text after its quotes.
    public enum OnError {
        /// It stops the computation.
        FAIL,
        /// It is null, and counted by a {@link CsvReport}.
        NULL,
        /// Its row is left out, as is a ragged one, and counted by a {@link CsvReport}.
        SKIP
    }

    /// How the bytes of a file are cut into fields.
    ///
    /// @param delimiter what stands between fields, or {@link #NONE} to be found out
    /// @param quote what stands around fields that hold delimiters, {@link #NONE}, or {@link
    ///   #AUTOMATIC}
    /// @param escape what stands before a quote that is part of a quoted field, {@link #NONE} if
    ///   such a quote is doubled, or {@link #AUTOMATIC}
    /// @param comment what lines begin with that are left out, or {@link #NONE}
    public record Dialect(char delimiter, char quote, char escape, char comment)
            implements Serializable {
        /// Stands for a sign that there is not.
        public static final char NONE = '\0';

        /// Stands for a quote or an escape that is to be found out.
        public static final char AUTOMATIC = '\uFFFF';

        /// @throws PlanException if a sign cannot serve as such
        public Dialect {
            requireSign("delimiter", delimiter);
            if (quote != AUTOMATIC) requireSign("quote", quote);
            if (escape != AUTOMATIC) requireSign("escape", escape);
            requireSign("comment", comment);
            requireOther("delimiter", delimiter, "quote", quote);
            requireOther("delimiter", delimiter, "comment", comment);
            requireOther("quote", quote, "comment", comment);
        }

        private static void requireSign(String option, char sign) {
            if (sign < 128 && sign != '\n' && sign != '\r') return;
            throw new PlanException(
                    Problem.of("option " + option + " is no sign that can be told from text")
                            .got(shown(sign))
                            .expected("an ASCII character that ends no line"));
        }

        private static void requireOther(String a, char first, String b, char second) {
            if (first != second || first == NONE) return;
            throw new PlanException(
                    Problem.of(a + " and " + b + " are the same sign").got(shown(first)));
        }

        private static String shown(char sign) {
            return sign < ' ' ? "U+%04X".formatted((int) sign) : "'" + sign + "'";
        }
    }

    /// What is known of the values in the cells.
    ///
    /// @param types types of columns by name; they are never widened
    /// @param nulls texts that mean null, besides the empty one, where they are not quoted
    /// @param allText whether all columns without a given type are `STRING`
    /// @param decimal what stands before the fraction of a number: `.` or `,`
    /// @param dateFormat how dates are written, as in {@link java.time.format.DateTimeFormatter};
    ///   as in ISO 8601 if empty
    /// @param timestampFormat how timestamps are written, in the same way
    public record Cells(
            Map<String, DataType> types,
            List<String> nulls,
            boolean allText,
            char decimal,
            String dateFormat,
            String timestampFormat)
            implements Serializable {
        /// Keeps copies of the collections.
        ///
        /// @throws PlanException if `decimal` is another sign or a format cannot be understood
        public Cells {
            if (decimal != '.' && decimal != ',') {
                throw new PlanException(
                        Problem.of("option decimal is another sign")
                                .got("'" + decimal + "'")
                                .expected("'.' or ','"));
            }
            TimeFormats.require("date_format", dateFormat);
            TimeFormats.require("timestamp_format", timestampFormat);
            types = Map.copyOf(types);
            nulls = List.copyOf(nulls);
        }
    }

    /// What becomes of what is not as it should be.
    ///
    /// @param ragged rows with fewer or more fields than columns
    /// @param onError cells that are no values of their column's type
    /// @param missing columns that one of several files lacks
    /// @param report where what was dropped is counted
    public record Faults(Ragged ragged, OnError onError, Missing missing, CsvReport report)
            implements Serializable {
        /// What becomes of ragged rows in the end: to skip what is at fault includes them.
        Ragged raggedRows() {
            boolean skip = ragged == Ragged.ERROR && onError == OnError.SKIP;
            return skip ? Ragged.SKIP : ragged;
        }
    }

    /// What is known of files before they are looked at. Immutable.
    ///
    /// @param dialect how bytes are cut into fields
    /// @param header whether the first row is the names of the columns
    /// @param skip how many lines are left out before that
    /// @param names names for the first columns, whatever the header says
    /// @param cells what stands in the cells
    /// @param faults what becomes of what is not as it should be
    /// @param encoding the name of the encoding, such as `ISO-8859-1`; empty for UTF-8, and UTF-16
    ///   that begins with a byte order mark or two letters of ASCII
    public record Options(
            Dialect dialect,
            Header header,
            int skip,
            List<String> names,
            Cells cells,
            Faults faults,
            String encoding) {
        /// Everything is found out.
        public static final Options DEFAULT =
                new Options(
                        new Dialect(
                                Dialect.NONE, Dialect.AUTOMATIC, Dialect.AUTOMATIC, Dialect.NONE),
                        Header.AUTOMATIC,
                        0,
                        List.of(),
                        new Cells(Map.of(), List.of(), false, '.', "", ""),
                        new Faults(Ragged.ERROR, OnError.FAIL, Missing.NULL, new CsvReport()),
                        "");

        /// Keeps copies of the collections.
        ///
        /// @throws PlanException if `skip` is negative or there is no such encoding
        public Options {
            if (skip < 0) {
                throw new PlanException(
                        Problem.of("option skip is negative").got(skip).expected("0 or more"));
            }
            Encodings.require(encoding);
            names = List.copyOf(names);
        }

        /// With this between fields.
        public Options withDelimiter(char delimiter) {
            return withDialect(
                    new Dialect(delimiter, dialect.quote, dialect.escape, dialect.comment));
        }

        /// With this around fields; {@link Dialect#NONE} for files without quotes.
        public Options withQuote(char quote) {
            return withDialect(
                    new Dialect(dialect.delimiter, quote, dialect.escape, dialect.comment));
        }

        /// With this before quotes within quoted fields, instead of doubled ones.
        public Options withEscape(char escape) {
            return withDialect(
                    new Dialect(dialect.delimiter, dialect.quote, escape, dialect.comment));
        }

        /// Without the lines that begin with this.
        public Options withComment(char comment) {
            return withDialect(
                    new Dialect(dialect.delimiter, dialect.quote, dialect.escape, comment));
        }

        /// With all signs at once.
        public Options withDialect(Dialect signs) {
            return new Options(signs, header, skip, names, cells, faults, encoding);
        }

        /// Whether the first row is the names of the columns.
        public Options withHeader(boolean present) {
            return withHeader(present ? Header.PRESENT : Header.ABSENT);
        }

        /// Whether the first row is the names of the columns, or that is to be found out.
        public Options withHeader(Header row) {
            return new Options(dialect, row, skip, names, cells, faults, encoding);
        }

        /// Without the first `lines` lines.
        public Options withSkip(int lines) {
            return new Options(dialect, header, lines, names, cells, faults, encoding);
        }

        /// With these names for the first columns.
        public Options withNames(String... columns) {
            return withNames(List.of(columns));
        }

        /// With these names for the first columns.
        public Options withNames(List<String> columns) {
            return new Options(dialect, header, skip, columns, cells, faults, encoding);
        }

        /// With all that is known of the cells at once.
        public Options withCells(Cells known) {
            return new Options(dialect, header, skip, names, known, faults, encoding);
        }

        /// With this type of the column `name`.
        public Options withType(String name, DataType type) {
            Map<String, DataType> more = new LinkedHashMap<>(cells.types);
            more.put(name, type);
            return withCells(
                    new Cells(
                            more,
                            cells.nulls,
                            cells.allText,
                            cells.decimal,
                            cells.dateFormat,
                            cells.timestampFormat));
        }

        /// With these texts meaning null too.
        public Options withNulls(String... texts) {
            return withNulls(List.of(texts));
        }

        /// With these texts meaning null too.
        public Options withNulls(List<String> texts) {
            List<String> all = new ArrayList<>(texts);
            all.removeIf(String::isEmpty);
            return withCells(
                    new Cells(
                            cells.types,
                            all,
                            cells.allText,
                            cells.decimal,
                            cells.dateFormat,
                            cells.timestampFormat));
        }

        /// Whether columns without a given type are text.
        public Options withAllText(boolean text) {
            return withCells(
                    new Cells(
                            cells.types,
                            cells.nulls,
                            text,
                            cells.decimal,
                            cells.dateFormat,
                            cells.timestampFormat));
        }

        /// With this sign before fractions: `.` or `,`.
        public Options withDecimal(char sign) {
            return withCells(
                    new Cells(
                            cells.types,
                            cells.nulls,
                            cells.allText,
                            sign,
                            cells.dateFormat,
                            cells.timestampFormat));
        }

        /// With dates written in this way: `dd.MM.uuuu`, or as `strftime` has it: `%d.%m.%Y`.
        public Options withDateFormat(String pattern) {
            return withCells(
                    new Cells(
                            cells.types,
                            cells.nulls,
                            cells.allText,
                            cells.decimal,
                            pattern,
                            cells.timestampFormat));
        }

        /// With timestamps written in this way: `dd.MM.uuuu HH:mm:ss`, or as `strftime` has it:
        /// `%d.%m.%Y %H:%M:%S`.
        public Options withTimestampFormat(String pattern) {
            return withCells(
                    new Cells(
                            cells.types,
                            cells.nulls,
                            cells.allText,
                            cells.decimal,
                            cells.dateFormat,
                            pattern));
        }

        /// With this done to what is not as it should be.
        public Options withFaults(Faults handling) {
            return new Options(dialect, header, skip, names, cells, handling, encoding);
        }

        /// With this done to rows with fewer or more fields than columns.
        public Options withRagged(Ragged rows) {
            return withFaults(new Faults(rows, faults.onError, faults.missing, faults.report));
        }

        /// With this done to cells that are no values of their column's type.
        public Options withOnError(OnError handling) {
            return withFaults(new Faults(faults.ragged, handling, faults.missing, faults.report));
        }

        /// With this done about columns that one of several files lacks.
        public Options withMissing(Missing handling) {
            return withFaults(new Faults(faults.ragged, faults.onError, handling, faults.report));
        }

        /// With what is dropped counted in `report`.
        public Options withReport(CsvReport report) {
            return withFaults(new Faults(faults.ragged, faults.onError, faults.missing, report));
        }

        /// With the bytes in this encoding, such as `Latin-1`.
        public Options withEncoding(String name) {
            return new Options(dialect, header, skip, names, cells, faults, name);
        }
    }
}
