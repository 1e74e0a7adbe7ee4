package dev.tasse.type;

import java.io.Serializable;

/// The logical type of a column.
///
/// Every type admits null. `toString` gives the name used in schemas, plans and errors: `INT64`,
/// `STRING`, `DECIMAL(18, 2)`, `LIST<DATE>`.
public sealed interface DataType extends DataTypeTraits, Serializable
        permits NullType,
                BoolType,
                IntType,
                FloatType,
                DecimalType,
                Utf8Type,
                BinaryType,
                DateType,
                TimeType,
                TimestampType,
                DurationType,
                MonthIntervalType,
                ListType,
                StructType,
                MapType {
    /// The type of a column that holds only nulls; it fits wherever any other type does.
    NullType NULL = new NullType();

    /// True or false.
    BoolType BOOL = new BoolType();

    /// Whole numbers of 8 bits with a sign.
    IntType INT8 = new IntType(8, true);

    /// Whole numbers of 16 bits with a sign.
    IntType INT16 = new IntType(16, true);

    /// Whole numbers of 32 bits with a sign.
    IntType INT32 = new IntType(32, true);

    /// Whole numbers of 64 bits with a sign.
    IntType INT64 = new IntType(64, true);

    /// Whole numbers of 8 bits from zero up.
    IntType UINT8 = new IntType(8, false);

    /// Whole numbers of 16 bits from zero up.
    IntType UINT16 = new IntType(16, false);

    /// Whole numbers of 32 bits from zero up.
    IntType UINT32 = new IntType(32, false);

    /// Whole numbers of 64 bits from zero up.
    IntType UINT64 = new IntType(64, false);

    /// IEEE 754 numbers of single precision.
    FloatType FLOAT32 = new FloatType(32);

    /// IEEE 754 numbers of double precision.
    FloatType FLOAT64 = new FloatType(64);

    /// Text in UTF-8.
    Utf8Type STRING = new Utf8Type();

    /// Bytes.
    BinaryType BINARY = new BinaryType();

    /// Days of the proleptic Gregorian calendar.
    DateType DATE = new DateType();

    /// Time of day in microseconds.
    TimeType TIME = new TimeType(TimeResolution.MICROS);

    /// Local date and time in microseconds.
    TimestampType TIMESTAMP = new TimestampType(TimeResolution.MICROS, "");

    /// A length of time in microseconds.
    DurationType DURATION = new DurationType(TimeResolution.MICROS);

    /// A number of months.
    MonthIntervalType MONTHS = new MonthIntervalType();
}
