package dev.tasse.parquet;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.error.Suggestion;
import dev.tasse.spi.Format;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/// The options of Parquet files by name: one table for SQL, the command line and the documentation.
///
/// @param description name, type and meaning, for people
/// @param apply sets the option to a value as SQL or the command line give it
record ParquetOption(
        Format.Option description, BiFunction<Parquet.Options, Object, Parquet.Options> apply) {
    static final List<ParquetOption> ALL =
            List.of(
                    option(
                            "hive",
                            "true or false",
                            "whether directories named like year=2024 are columns; if not given,"
                                    + " when all files have the same",
                            (o, v) -> o.withHive(bool("hive", v))),
                    option(
                            "missing",
                            "'error' or 'null'",
                            "what becomes of a column that one of several files lacks; 'error' if"
                                    + " not given",
                            (o, v) -> o.withMissing(missing("missing", v))));

    /// Options set by name.
    ///
    /// @throws PlanException for an unknown name or a value that does not fit
    static Parquet.Options apply(Map<String, Object> values) {
        Parquet.Options options = Parquet.Options.DEFAULT;
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            options = named(entry.getKey()).apply.apply(options, entry.getValue());
        }
        return options;
    }

    private static ParquetOption named(String name) {
        List<String> names = ALL.stream().map(option -> option.description.name()).toList();
        int index = names.indexOf(name);
        if (index >= 0) return ALL.get(index);
        String guess = Suggestion.phrase(name, names);
        throw new PlanException(
                Problem.of("Parquet files have no option \"" + name + "\"")
                        .remedy((guess + " options: " + String.join(", ", names)).strip()));
    }

    private static ParquetOption option(
            String name,
            String type,
            String meaning,
            BiFunction<Parquet.Options, Object, Parquet.Options> apply) {
        return new ParquetOption(new Format.Option(name, type, meaning), apply);
    }

    private static boolean bool(String option, Object value) {
        return switch (value.toString().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(option, value, "true or false");
        };
    }

    private static Parquet.Missing missing(String option, Object value) {
        return switch (value.toString().toLowerCase(Locale.ROOT)) {
            case "error" -> Parquet.Missing.ERROR;
            case "null" -> Parquet.Missing.NULL;
            default -> throw wrong(option, value, "'error' or 'null'");
        };
    }

    private static PlanException wrong(String option, Object value, String expected) {
        return new PlanException(
                Problem.of("option " + option + " does not take this value")
                        .got("'" + value + "'")
                        .expected(expected));
    }
}
