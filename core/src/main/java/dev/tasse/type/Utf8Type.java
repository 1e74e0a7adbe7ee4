package dev.tasse.type;

/// Text in UTF-8, compared as unsigned bytes.
public record Utf8Type() implements DataType {
    @Override
    public String toString() {
        return "STRING";
    }
}
