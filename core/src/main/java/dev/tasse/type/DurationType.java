package dev.tasse.type;

/// A length of time, 64 bits.
///
/// @param resolution what one counts
public record DurationType(TimeResolution resolution) implements DataType {
    @Override
    public String toString() {
        return resolution == TimeResolution.MICROS ? "DURATION" : "DURATION(" + resolution + ")";
    }
}
