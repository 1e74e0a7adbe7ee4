package dev.tasse.type;

/// A number of months, 32 bits.
public record MonthIntervalType() implements DataType {
    @Override
    public String toString() {
        return "MONTHS";
    }
}
