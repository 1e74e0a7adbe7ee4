package dev.tasse.type;

/// True or false, one bit each.
public record BoolType() implements DataType {
    @Override
    public String toString() {
        return "BOOL";
    }
}
