package dev.tasse.type;

/// The type of nothing but nulls.
public record NullType() implements DataType {
    @Override
    public String toString() {
        return "NULL";
    }
}
