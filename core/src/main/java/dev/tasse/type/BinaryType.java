package dev.tasse.type;

/// Bytes, compared as unsigned bytes.
public record BinaryType() implements DataType {
    @Override
    public String toString() {
        return "BINARY";
    }
}
