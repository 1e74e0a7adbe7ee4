package dev.tasse.type;

/// What follows from a type alone. Apart from [DataType], since an interface that declares default
/// methods is initialised with each of its classes: with the constants in the same interface two
/// threads could wait for each other.
sealed interface DataTypeTraits permits DataType {
    /// Whether values are numbers: whole, floating or decimal.
    default boolean isNumeric() {
        return this instanceof IntType || this instanceof FloatType || this instanceof DecimalType;
    }

    /// Whether values are dates, times of day or instants.
    default boolean isTemporal() {
        return this instanceof DateType
                || this instanceof TimeType
                || this instanceof TimestampType;
    }

    /// Bytes of one value of a fixed-width type; 16 for strings and binaries (the view, without
    /// long bytes); 0 for null, bool (one bit) and nested types.
    default int valueBytes() {
        return switch (this) {
            case NullType _, BoolType _, ListType _, StructType _, MapType _ -> 0;
            case IntType type -> type.bits() / Byte.SIZE;
            case FloatType type -> type.bits() / Byte.SIZE;
            case DecimalType type -> type.isNarrow() ? Long.BYTES : 2 * Long.BYTES;
            case Utf8Type _, BinaryType _ -> 2 * Long.BYTES;
            case DateType _, MonthIntervalType _ -> Integer.BYTES;
            case TimeType _, TimestampType _, DurationType _ -> Long.BYTES;
        };
    }
}
