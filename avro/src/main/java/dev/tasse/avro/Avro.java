package dev.tasse.avro;

import dev.tasse.Bag;
import dev.tasse.spi.ItemFormat;

import java.util.Map;

/// Avro object container files, which carry their schema.
///
/// ```java
/// record Hit(String user, String path, int status) {}
///
/// Bag<Hit> hits = Avro.read("logs/*.avro", Hit.class);
/// hits.filter(hit -> hit.status() >= 500).write("errors/*.avro", Avro.format(Hit.class)).compute();
/// ```
///
/// Large files are cut into partitions at the marks that Avro puts between blocks. Values are
/// `Boolean`, `Integer`, `Long`, `Float`, `Double`, `String`, `byte[]` (of bytes and fixed), the
/// name of a constant of an enum as `String`, `List`, `Map`, null, and, where the schema says so,
/// `BigDecimal`, `UUID`, `LocalDate`, `LocalTime`, `LocalDateTime` and `Instant`.
///
/// A component of a record is read from the field of its name, whatever its place; fields without a
/// component are passed over. A component takes values that fit its class without loss: an `int`
/// becomes a `long` or a `double`, a `long` an `int` where it is small enough.
public final class Avro {
    private Avro() {}

    /// The records in the files that `path` stands for: a file, a directory or a glob. Maps keep
    /// the order of the fields.
    ///
    /// @throws dev.tasse.error.DataException if there is no such file, or one is no Avro file
    public static Bag<Map<String, Object>> read(String path) {
        return Bag.from(AvroSource.open(path, new MapMaker()));
    }

    /// The records in the files that `path` stands for, as records of `type`.
    ///
    /// @throws dev.tasse.error.DataException if there is no such file, or one is no Avro file
    /// @throws dev.tasse.error.PlanException if a component is of a class that no value becomes, or
    ///   a file has no field for it
    public static <R extends Record> Bag<R> read(String path, Class<R> type) {
        RecordMaker.of(type);
        return Bag.from(AvroSource.open(path, new RowMaker<>(type)));
    }

    /// How records of `type` are written: blocks packed with Deflate.
    ///
    /// Components may be null unless they are primitives. They are primitives and their boxes,
    /// `String`, `byte[]`, `BigDecimal` (as a `big-decimal`), `UUID`, `LocalDate`, `LocalTime`,
    /// `LocalDateTime` and `Instant` (in microseconds: what is finer is refused), enums, records,
    /// and `List` and `Map` with string keys of these.
    ///
    /// @throws dev.tasse.error.PlanException if a component is of another class
    public static <R extends Record> ItemFormat<R> format(Class<R> type) {
        return format(type, Codec.DEFLATE);
    }

    /// How records of `type` are written, with blocks packed by `codec`.
    ///
    /// @throws dev.tasse.error.PlanException if a component is of a class that is not written
    public static <R extends Record> ItemFormat<R> format(Class<R> type, Codec codec) {
        RecordSchemas.of(type);
        return new AvroFormat<>(type, codec);
    }

    /// How blocks are packed.
    public enum Codec {
        /// Not at all.
        NONE,
        /// By the codec that every reader knows.
        DEFLATE,
        /// Fast.
        SNAPPY,
        /// Small and fast.
        ZSTANDARD
    }
}
