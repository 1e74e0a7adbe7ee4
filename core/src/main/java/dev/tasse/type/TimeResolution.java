package dev.tasse.type;

import java.time.temporal.ChronoUnit;

/// The unit in which a column counts time.
public enum TimeResolution {
    /// Seconds.
    SECONDS("s", 1L, ChronoUnit.SECONDS),
    /// Thousandths of a second.
    MILLIS("ms", 1_000L, ChronoUnit.MILLIS),
    /// Millionths of a second; the default.
    MICROS("us", 1_000_000L, ChronoUnit.MICROS),
    /// Billionths of a second.
    NANOS("ns", 1_000_000_000L, ChronoUnit.NANOS);

    private final String symbol;
    private final long perSecond;
    private final ChronoUnit unit;

    TimeResolution(String symbol, long perSecond, ChronoUnit unit) {
        this.symbol = symbol;
        this.perSecond = perSecond;
        this.unit = unit;
    }

    /// How many of these make a second.
    public long perSecond() {
        return perSecond;
    }

    /// The same unit in the terms of `java.time`.
    public ChronoUnit unit() {
        return unit;
    }

    /// `s`, `ms`, `us` or `ns`.
    @Override
    public String toString() {
        return symbol;
    }
}
