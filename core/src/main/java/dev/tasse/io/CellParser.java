package dev.tasse.io;

import dev.tasse.data.BoolBuilder;
import dev.tasse.data.ColumnBuilder;
import dev.tasse.data.DecimalBuilder;
import dev.tasse.data.FixedBuilder;
import dev.tasse.data.ListBuilder;
import dev.tasse.data.NullBuilder;
import dev.tasse.data.StructBuilder;
import dev.tasse.data.TextBuilder;
import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.internal.kernel.FieldBorders;
import dev.tasse.internal.kernel.ParsingBooleans;
import dev.tasse.internal.kernel.ParsingDecimals;
import dev.tasse.internal.kernel.ParsingFloats;
import dev.tasse.internal.kernel.ParsingIntegers;
import dev.tasse.internal.kernel.ParsingTimes;
import dev.tasse.internal.kernel.TextSpans;
import dev.tasse.type.BinaryType;
import dev.tasse.type.BoolType;
import dev.tasse.type.DataType;
import dev.tasse.type.DateType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.DurationType;
import dev.tasse.type.FloatType;
import dev.tasse.type.IntType;
import dev.tasse.type.ListType;
import dev.tasse.type.MapType;
import dev.tasse.type.MonthIntervalType;
import dev.tasse.type.NullType;
import dev.tasse.type.StructType;
import dev.tasse.type.TimeType;
import dev.tasse.type.TimestampType;
import dev.tasse.type.Utf8Type;

/// Parses batches of texts into values and adds them to columns: one switch a batch, one kernel a
/// type. Scratch is shared by all columns that one thread writes.
final class CellParser {
    /// What {@link #append} returns when all texts are values of the type.
    static final int NONE = ParsingIntegers.NONE;

    private final long[] longs;
    private final int[] ints;
    private final double[] doubles;
    private final float[] floats;
    private final boolean[] booleans;
    private final long[] highs;

    private final Csv.Cells cells;

    /// A parser of batches of up to `batchRows` texts, which are written as `cells` says.
    CellParser(int batchRows, Csv.Cells cells) {
        this.cells = cells;
        longs = new long[batchRows];
        ints = new int[batchRows];
        doubles = new double[batchRows];
        floats = new float[batchRows];
        booleans = new boolean[batchRows];
        highs = new long[batchRows];
    }

    /// Refuses types that no text can be parsed into.
    static DataType requireParsable(String column, DataType type) {
        return switch (type) {
            case BoolType _,
                    IntType _,
                    FloatType _,
                    DecimalType _,
                    Utf8Type _,
                    DateType _,
                    TimeType _,
                    TimestampType _ ->
                    type;
            case NullType _,
                    BinaryType _,
                    DurationType _,
                    MonthIntervalType _,
                    ListType _,
                    StructType _,
                    MapType _ ->
                    throw new PlanException(
                            Problem.of("CSV columns cannot be of type " + type)
                                    .at("column \"" + column + "\"")
                                    .expected(
                                            "BOOL, an integer, float or decimal, STRING, DATE, TIME"
                                                    + " or TIMESTAMP")
                                    .remedy("read it as STRING and convert it"));
        };
    }

    /// Adds the values of all texts to `column`, whose type decides how they are read; returns the
    /// index of the first text that is no such value, or {@link #NONE}, and then only are they
    /// added.
    int append(TextSpans texts, ColumnBuilder column) {
        int count = texts.count();
        int fault = parse(texts, column.type());
        if (fault != NONE) return fault;
        switch (column) {
            case TextBuilder text ->
                    text.appendAll(texts.bytes(), texts.starts, texts.lengths, count);
            case BoolBuilder bools -> bools.appendBooleans(booleans, 0, count);
            case DecimalBuilder decimals -> {
                for (int i = 0; i < count; i++) decimals.appendUnscaled(highs[i], longs[i]);
            }
            case FixedBuilder fixed -> appendFixed(fixed, count);
            case ListBuilder _, NullBuilder _, StructBuilder _ -> throw notParsable(column.type());
        }
        column.markNulls(texts.nulls, count);
        return NONE;
    }

    /// Adds the values of all fields to `column` if they are numbers as they are written most
    /// often; false if not, and then nothing is added.
    boolean appendNumbers(FieldBorders fields, ColumnBuilder column) {
        boolean parsed =
                switch (column.type()) {
                    case IntType type when type.signed() && type.bits() >= Integer.SIZE ->
                            ParsingIntegers.shortInt64(fields, longs);
                    case FloatType type when type.bits() == Double.SIZE && cells.decimal() == '.' ->
                            ParsingFloats.shortFloat64(fields, longs, highs, doubles);
                    default -> false;
                };
        if (!parsed || !(column instanceof FixedBuilder fixed)) return false;
        appendFixed(fixed, fields.count());
        return true;
    }

    /// Parses texts into scratch; returns the index of the first that is no value of `type`, or
    /// {@link #NONE}.
    int parse(TextSpans texts, DataType type) {
        boolean commas = cells.decimal() == ',';
        if (!commas || !(type instanceof FloatType || type instanceof DecimalType)) {
            return parsePlain(texts, type);
        }
        // What is at fault is shown as it stood there.
        DecimalCommas.exchange(texts);
        int fault = parsePlain(texts, type);
        DecimalCommas.exchange(texts);
        return fault;
    }

    private int parsePlain(TextSpans texts, DataType type) {
        return switch (type) {
            case Utf8Type _ -> NONE;
            case BoolType _ -> ParsingBooleans.bool(texts, booleans);
            case IntType integer -> parseIntegers(texts, integer);
            case FloatType floating ->
                    floating.bits() == Float.SIZE
                            ? ParsingFloats.float32(texts, floats)
                            : ParsingFloats.float64(texts, doubles);
            case DecimalType decimal -> ParsingDecimals.decimal(texts, decimal, longs, highs);
            case DateType _ when !cells.dateFormat().isEmpty() ->
                    TimeFormats.dates(texts, cells.dateFormat(), ints);
            case DateType _ -> ParsingTimes.date(texts, ints);
            case TimeType time -> ParsingTimes.time(texts, time.resolution().perSecond(), longs);
            case TimestampType stamp when !cells.timestampFormat().isEmpty() ->
                    TimeFormats.timestamps(texts, cells.timestampFormat(), stamp, longs);
            case TimestampType timestamp -> {
                long perSecond = timestamp.resolution().perSecond();
                yield ParsingTimes.timestamp(texts, perSecond, timestamp.hasZone(), longs);
            }
            case NullType _,
                    BinaryType _,
                    DurationType _,
                    MonthIntervalType _,
                    ListType _,
                    StructType _,
                    MapType _ ->
                    throw notParsable(type);
        };
    }

    private int parseIntegers(TextSpans texts, IntType type) {
        int bits = type.bits();
        if (!type.signed() && bits == Long.SIZE) return ParsingIntegers.uint64(texts, longs);
        int fault = ParsingIntegers.int64(texts, longs);
        if (bits == Long.SIZE) return fault;
        long most = type.signed() ? (1L << (bits - 1)) - 1 : (1L << bits) - 1;
        int checked = fault == NONE ? texts.count() : fault;
        int outside = ParsingIntegers.outside(longs, checked, type.signed() ? ~most : 0, most);
        return outside == NONE ? fault : outside;
    }

    private void appendFixed(FixedBuilder column, int count) {
        switch (column.type()) {
            case FloatType type when type.bits() == Float.SIZE ->
                    column.appendFloats(floats, 0, count);
            case FloatType _ -> column.appendDoubles(doubles, 0, count);
            case DateType _ -> column.appendInts(ints, 0, count);
            default -> column.appendLongs(longs, 0, count);
        }
    }

    private static AssertionError notParsable(DataType type) {
        return new AssertionError("no text is parsed into " + type);
    }
}
