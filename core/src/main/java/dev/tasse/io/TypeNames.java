package dev.tasse.io;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.error.Suggestion;
import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.TimeResolution;
import dev.tasse.type.TimestampType;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Types by name: as Tasse writes them, and as SQL does.
final class TypeNames {
    private static final Pattern DECIMAL =
            Pattern.compile(
                    "(?:DECIMAL|NUMERIC)\\s*\\(\\s*(\\d{1,2})\\s*(?:,\\s*(\\d{1,2})\\s*)?\\)");
    private static final List<DataType> PLAIN =
            List.of(
                    DataType.BOOL,
                    DataType.INT8,
                    DataType.INT16,
                    DataType.INT32,
                    DataType.INT64,
                    DataType.UINT8,
                    DataType.UINT16,
                    DataType.UINT32,
                    DataType.UINT64,
                    DataType.FLOAT32,
                    DataType.FLOAT64,
                    DataType.STRING,
                    DataType.DATE,
                    DataType.TIME,
                    DataType.TIMESTAMP);
    private static final Map<String, DataType> BY_NAME = byName();

    private TypeNames() {}

    /// The type called `name`, in any letter case.
    ///
    /// @throws PlanException if there is none, with the nearest name
    static DataType parse(String name) {
        String upper = name.strip().toUpperCase(Locale.ROOT);
        DataType type = BY_NAME.get(upper);
        if (type != null) return type;
        Matcher decimal = DECIMAL.matcher(upper);
        if (decimal.matches()) return decimal(name, decimal);
        String guess = Suggestion.phrase(upper, BY_NAME.keySet());
        String names = String.join(", ", PLAIN.stream().map(DataType::toString).toList());
        throw new PlanException(
                Problem.of("no type is called \"" + name + "\"")
                        .remedy((guess + " types: " + names + ", DECIMAL(p, s)").strip()));
    }

    private static DataType decimal(String name, Matcher match) {
        int precision = Integer.parseInt(match.group(1));
        int scale = match.group(2) == null ? 0 : Integer.parseInt(match.group(2));
        if (precision >= 1 && precision <= DecimalType.MAX_PRECISION && scale <= precision) {
            return new DecimalType(precision, scale);
        }
        throw new PlanException(
                Problem.of("there is no such decimal")
                        .got(name)
                        .expected("1 to 38 digits, and a scale of 0 to that many"));
    }

    private static Map<String, DataType> byName() {
        Map<String, DataType> names = new HashMap<>();
        for (DataType type : PLAIN) names.put(type.toString(), type);
        names.put("BOOLEAN", DataType.BOOL);
        names.put("TINYINT", DataType.INT8);
        names.put("SMALLINT", DataType.INT16);
        names.put("INT", DataType.INT32);
        names.put("INTEGER", DataType.INT32);
        names.put("BIGINT", DataType.INT64);
        names.put("REAL", DataType.FLOAT32);
        names.put("FLOAT", DataType.FLOAT32);
        names.put("DOUBLE", DataType.FLOAT64);
        names.put("DOUBLE PRECISION", DataType.FLOAT64);
        names.put("VARCHAR", DataType.STRING);
        names.put("TEXT", DataType.STRING);
        TimestampType instant = new TimestampType(TimeResolution.MICROS, "UTC");
        names.put("TIMESTAMPTZ", instant);
        names.put("TIMESTAMP WITH TIME ZONE", instant);
        return names;
    }
}
