/// Tables of columns: a partition of a frame, or a result.
///
/// **Reading.** A {@link dev.tasse.data.Table} has a {@link dev.tasse.type.Schema} and a {@link
/// dev.tasse.data.Column} for each of its names; a column has getters by row. Results are closed by
/// the user, with try-with-resources, or else by the garbage collector.
///
/// ```java
/// try (Table result = frame.compute()) {
///     Column delay = result.column("delay");
///     for (long row = 0; row < result.rowCount(); row++) {
///         if (!delay.isNull(row)) total += delay.getDouble(row);
///     }
/// }
/// ```
///
/// **Encodings.** Columns are views on segments outside the heap in the layout of Apache Arrow.
/// `Column` is sealed, and a column of any type may come in more than one form:
///
/// | class | what it holds |
/// |---|---|
/// | `FixedColumn` | integers, floats, dates, times, durations, months: 1 to 8 bytes each |
/// | `BoolColumn` | one bit each |
/// | `DecimalColumn` | unscaled integers of 8 or 16 bytes |
/// | `StringColumn` | text or bytes: views of 16 bytes that hold short values, and buffers |
/// | `DictionaryColumn` | a code of 4 bytes for an entry of a dictionary, itself a column |
/// | `ConstantColumn` | one value, or null, for all rows; also the type `NULL` |
/// | `ListColumn`, `StructColumn` | nested values; a map is a list of structs of key and value |
/// | `ChunkedColumn` | the columns of several partitions, in results only |
///
/// **Nulls** are told by a bitmap apart from the values; what stands at the place of a null is
/// unspecified. A slice is a view that may begin at any bit.
///
/// **Writing.** {@link dev.tasse.data.TableBuilder} takes rows as objects, single values without
/// boxing, or whole arrays, and makes plain or dictionary encoded columns.
///
/// **Memory.** Columns never own memory, tables do: each holds one count on every region that its
/// columns point into. A new table that points into others retains their regions ({@link
/// dev.tasse.data.Table#backing}); so it outlives them.
@NullMarked
package dev.tasse.data;

import org.jspecify.annotations.NullMarked;
