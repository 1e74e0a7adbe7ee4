package dev.tasse.type;

/// IEEE 754 binary floating point.
///
/// NaN equals itself and is greater than every other number; -0.0 equals 0.0.
///
/// @param bits 32 or 64
public record FloatType(int bits) implements DataType {
    /// @throws IllegalArgumentException for any other width
    public FloatType {
        if (bits != 32 && bits != 64) {
            throw new IllegalArgumentException("floats have 32 or 64 bits, not " + bits);
        }
    }

    @Override
    public String toString() {
        return "FLOAT" + bits;
    }
}
