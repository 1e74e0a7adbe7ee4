package dev.tasse.type;

/// Time of day since midnight, 64 bits.
///
/// @param resolution what one counts
public record TimeType(TimeResolution resolution) implements DataType {
    @Override
    public String toString() {
        return resolution == TimeResolution.MICROS ? "TIME" : "TIME(" + resolution + ")";
    }
}
