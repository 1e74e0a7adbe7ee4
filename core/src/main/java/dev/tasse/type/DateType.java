package dev.tasse.type;

/// Days since 1970-01-01 in the proleptic Gregorian calendar, 32 bits.
public record DateType() implements DataType {
    @Override
    public String toString() {
        return "DATE";
    }
}
