package dev.tasse.type;

/// Named values of several types in one.
///
/// @param fields the names and types
public record StructType(Schema fields) implements DataType {
    @Override
    public String toString() {
        return "STRUCT<" + fields + ">";
    }
}
