package dev.tasse.json;

import dev.tasse.Bag;
import dev.tasse.io.Text;

import java.util.Map;
import java.util.function.UnaryOperator;

/// JSON lines: files with one JSON object a line.
///
/// ```java
/// record Hit(String user, String path, int status) {}
///
/// Bag<Hit> hits = Json.read("logs/*.jsonl.gz", Hit.class);
/// ```
///
/// Files are found, unpacked and cut as {@link Text} does it; empty lines are passed over. A line
/// that is no JSON or does not fit the record stops the computation, with file, line and text, or
/// is left out and counted (`o -> o.skipping(report)`).
///
/// A component of a record is read from the field of its name; fields without a component are
/// passed over, a component without a field is null. Components are primitives and their boxes,
/// `String`, `BigDecimal`, `BigInteger`, enums (by name), `LocalDate`, `LocalTime`,
/// `LocalDateTime`, `Instant` and `Duration` (as ISO 8601 writes them), records, `List` and `Map`
/// with string keys of these, and `Object`, which takes what there is.
public final class Json {
    private Json() {}

    /// The objects in the files that `path` stands for: a file, a directory or a glob. Values are
    /// `String`, `Long` (`BigInteger` if larger), `Double`, `Boolean`, null, `List` and `Map`; maps
    /// keep the order of their keys.
    ///
    /// @throws dev.tasse.error.DataException if there is no such file
    public static Bag<Map<String, Object>> read(String path) {
        return read(path, options -> options);
    }

    /// The objects in the files that `path` stands for, which are read as `options` say.
    ///
    /// @throws dev.tasse.error.DataException if there is no such file
    public static Bag<Map<String, Object>> read(String path, UnaryOperator<Text.Options> options) {
        return Bag.from(Text.source(path, options, new MapLine()));
    }

    /// The objects in the files that `path` stands for, as records of `type`.
    ///
    /// @throws dev.tasse.error.DataException if there is no such file
    /// @throws dev.tasse.error.PlanException if a component is of a class that no JSON value
    ///   becomes, or the first lines have no field for it but one of a name near to it
    public static <R extends Record> Bag<R> read(String path, Class<R> type) {
        return read(path, type, options -> options);
    }

    /// The objects in the files that `path` stands for, as records of `type`, which are read as
    /// `options` say.
    ///
    /// @throws dev.tasse.error.DataException if there is no such file
    /// @throws dev.tasse.error.PlanException if a component is of a class that no JSON value
    ///   becomes, or the first lines have no field for it but one of a name near to it
    public static <R extends Record> Bag<R> read(
            String path, Class<R> type, UnaryOperator<Text.Options> options) {
        RecordReader reader = RecordReader.of(type);
        SampledFields.check(path, options, reader);
        return Bag.from(Text.source(path, options, new RecordLine<>(type)));
    }

    /// `value` as JSON, in one line: records, maps, lists, strings, numbers, booleans and null;
    /// what else there is as the string that it tells of itself.
    public static String text(Object value) {
        return JsonText.of(value);
    }
}
