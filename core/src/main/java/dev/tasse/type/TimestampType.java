package dev.tasse.type;

/// Date and time since 1970-01-01T00:00, 64 bits.
///
/// With a zone the value is an instant in UTC that is shown and truncated in that zone; without one
/// it is the reading of a wall clock somewhere.
///
/// @param resolution what one counts
/// @param zone a zone id of `java.time`, or the empty string for a local date and time
public record TimestampType(TimeResolution resolution, String zone) implements DataType {
    /// Whether values are instants.
    public boolean hasZone() {
        return !zone.isEmpty();
    }

    @Override
    public String toString() {
        if (resolution == TimeResolution.MICROS && !hasZone()) return "TIMESTAMP";
        return "TIMESTAMP(" + resolution + (hasZone() ? ", " + zone : "") + ")";
    }
}
