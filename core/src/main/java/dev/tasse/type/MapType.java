package dev.tasse.type;

/// Keys with a value each, stored as a list of pairs.
///
/// @param key the type of the keys
/// @param value the type of the values
public record MapType(DataType key, DataType value) implements DataType {
    @Override
    public String toString() {
        return "MAP<" + key + ", " + value + ">";
    }
}
