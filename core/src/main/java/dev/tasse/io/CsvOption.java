package dev.tasse.io;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.error.Suggestion;
import dev.tasse.spi.Format;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/// The options of CSV files by name: one table for SQL, the command line and the documentation.
///
/// @param description name, type and meaning, for people
/// @param apply sets the option to a value as SQL or the command line give it
record CsvOption(Format.Option description, BiFunction<Csv.Options, Object, Csv.Options> apply) {
    /// What DuckDB calls them.
    private static final Map<String, String> SYNONYMS =
            Map.of(
                    "delim", "delimiter",
                    "sep", "delimiter",
                    "nullstr", "nulls",
                    "all_varchar", "all_text",
                    "decimal_separator", "decimal",
                    "dateformat", "date_format",
                    "timestampformat", "timestamp_format",
                    "dtypes", "types");

    static final List<CsvOption> ALL =
            List.of(
                    option(
                            "delimiter",
                            "one character, or 'tab'",
                            "what stands between fields; found out if not given",
                            (o, v) -> o.withDelimiter(sign("delimiter", v))),
                    option(
                            "quote",
                            "one character, or empty for none",
                            "what stands around fields that hold delimiters or line ends; found out"
                                    + " if not given",
                            (o, v) -> o.withQuote(sign("quote", v))),
                    option(
                            "escape",
                            "one character, or empty for none",
                            "what stands before a quote within quotes; if not given it is found out"
                                    + " whether quotes are doubled or behind a backslash",
                            (o, v) -> o.withEscape(sign("escape", v))),
                    option(
                            "header",
                            "true or false",
                            "whether the first row is the names of the columns; found out if not"
                                    + " given",
                            (o, v) -> o.withHeader(bool("header", v))),
                    option(
                            "names",
                            "a list of names",
                            "names for the first columns, whatever the header says",
                            (o, v) -> o.withNames(texts("names", v))),
                    option(
                            "types",
                            "types by column name: zip=STRING, day=DATE",
                            "types of columns, which are inferred if not given",
                            (o, v) -> withTypes(o, v)),
                    option(
                            "nulls",
                            "a list of texts",
                            "texts that mean null, besides the empty one, when not quoted",
                            (o, v) -> o.withNulls(texts("nulls", v))),
                    option(
                            "skip",
                            "a number of lines",
                            "how many lines at the beginning are left out; if not given, titles before"
                                    + " the table are",
                            (o, v) -> o.withSkip(number("skip", v))),
                    option(
                            "all_text",
                            "true or false",
                            "whether all columns without a given type are text",
                            (o, v) -> o.withAllText(bool("all_text", v))),
                    option(
                            "comment",
                            "one character, or empty for none",
                            "what lines begin with that are left out",
                            (o, v) -> o.withComment(sign("comment", v))),
                    option(
                            "ragged",
                            "error, fill or skip",
                            "what becomes of rows with fewer or more fields than columns",
                            (o, v) -> o.withRagged(oneOf("ragged", v, Csv.Ragged.values()))),
                    option(
                            "on_error",
                            "fail, null or skip",
                            "what becomes of cells that are no values of their column's type",
                            (o, v) -> o.withOnError(oneOf("on_error", v, Csv.OnError.values()))),
                    option(
                            "missing",
                            "null or error",
                            "what becomes of a column that one of several files lacks; null if not"
                                    + " given",
                            (o, v) -> o.withMissing(oneOf("missing", v, Csv.Missing.values()))),
                    option(
                            "encoding",
                            "the name of an encoding: Latin-1, windows-1252, UTF-16LE",
                            "how letters are written; if not given UTF-8, or UTF-16 where that is"
                                    + " certain",
                            (o, v) -> o.withEncoding(v.toString())),
                    option(
                            "decimal",
                            "'.' or ','",
                            "what stands before the fraction of a number",
                            (o, v) -> o.withDecimal(sign("decimal", v))),
                    option(
                            "date_format",
                            "letters of java.time, dd.MM.uuuu, or of strftime, %d.%m.%Y",
                            "how dates are written; as in ISO 8601 if not given",
                            (o, v) -> o.withDateFormat(v.toString())),
                    option(
                            "timestamp_format",
                            "letters of java.time, dd.MM.uuuu HH:mm:ss, or of strftime, %d.%m.%Y %H:%M:%S",
                            "how timestamps are written; as in ISO 8601 if not given",
                            (o, v) -> o.withTimestampFormat(v.toString())));

    /// Options set by name.
    ///
    /// @throws PlanException for an unknown name or a value that does not fit
    static Csv.Options apply(Map<String, Object> values) {
        Csv.Options options = Csv.Options.DEFAULT;
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            options = named(entry.getKey()).apply.apply(options, entry.getValue());
        }
        return options;
    }

    private static CsvOption named(String name) {
        List<String> names = ALL.stream().map(option -> option.description.name()).toList();
        int index = names.indexOf(SYNONYMS.getOrDefault(name, name));
        if (index >= 0) return ALL.get(index);
        String guess = Suggestion.phrase(name, names);
        throw new PlanException(
                Problem.of("CSV files have no option \"" + name + "\"")
                        .remedy((guess + " options: " + String.join(", ", names)).strip()));
    }

    private static CsvOption option(
            String name,
            String type,
            String meaning,
            BiFunction<Csv.Options, Object, Csv.Options> apply) {
        return new CsvOption(new Format.Option(name, type, meaning), apply);
    }

    private static char sign(String option, Object value) {
        String text = value.toString();
        if (text.isEmpty()) return Csv.Dialect.NONE;
        if (text.equals("tab") || text.equals("\\t")) return '\t';
        if (text.length() == 1) return text.charAt(0);
        throw wrong(option, value, "one character");
    }

    private static <E extends Enum<E>> E oneOf(String option, Object value, E[] choices) {
        for (E choice : choices) {
            if (choice.name().equalsIgnoreCase(value.toString())) return choice;
        }
        List<String> names =
                Arrays.stream(choices).map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
        throw wrong(option, value, String.join(", ", names));
    }

    private static boolean bool(String option, Object value) {
        return switch (value) {
            case Boolean flag -> flag;
            case String text when text.equalsIgnoreCase("true") -> true;
            case String text when text.equalsIgnoreCase("false") -> false;
            default -> throw wrong(option, value, "true or false");
        };
    }

    private static int number(String option, Object value) {
        try {
            return Integer.parseInt(value.toString());
        } catch (NumberFormatException _) {
            throw wrong(option, value, "a whole number");
        }
    }

    private static List<String> texts(String option, Object value) {
        if (value instanceof Map) throw wrong(option, value, "a list");
        if (!(value instanceof List<?> list)) return List.of(value.toString().split(",", -1));
        return list.stream().map(Object::toString).toList();
    }

    private static Csv.Options withTypes(Csv.Options options, Object value) {
        Csv.Options changed = options;
        for (Map.Entry<String, String> entry : pairs(value).entrySet()) {
            changed = changed.withType(entry.getKey(), TypeNames.parse(entry.getValue()));
        }
        return changed;
    }

    private static Map<String, String> pairs(Object value) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, type) -> pairs.put(name.toString(), type.toString()));
            return pairs;
        }
        // A comma within parentheses belongs to the type.
        for (String pair : value.toString().split(",(?![^(]*\\))", -1)) {
            int sign = pair.indexOf('=') >= 0 ? pair.indexOf('=') : pair.indexOf(':');
            if (sign < 0) throw wrong("types", value, "name=TYPE, name=TYPE, ...");
            pairs.put(pair.substring(0, sign).strip(), pair.substring(sign + 1).strip());
        }
        return pairs;
    }

    private static PlanException wrong(String option, Object value, String expected) {
        return new PlanException(
                Problem.of("option " + option + " does not take this value")
                        .got("'" + value + "'")
                        .expected(expected));
    }
}
