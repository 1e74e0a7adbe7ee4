package dev.tasse.type;

/// Exact decimal numbers: an integer of at most `precision` digits divided by `10^scale`.
///
/// Up to 18 digits take 8 bytes, more take 16 (little-endian two's complement).
///
/// @param precision digits in all, 1 to 38
/// @param scale digits after the point, 0 to `precision`
public record DecimalType(int precision, int scale) implements DataType {
    /// The most digits of any decimal.
    public static final int MAX_PRECISION = 38;

    private static final int MAX_NARROW = 18;

    /// @throws IllegalArgumentException for a precision or scale out of range
    public DecimalType {
        if (precision < 1 || precision > MAX_PRECISION || scale < 0 || scale > precision) {
            throw new IllegalArgumentException(
                    "decimals have 1 to 38 digits and a scale of 0 to that many, not ("
                            + precision
                            + ", "
                            + scale
                            + ")");
        }
    }

    /// Whether a value fits 8 bytes.
    public boolean isNarrow() {
        return precision <= MAX_NARROW;
    }

    @Override
    public String toString() {
        return "DECIMAL(" + precision + ", " + scale + ")";
    }
}
