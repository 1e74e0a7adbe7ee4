package dev.tasse.type;

/// Whole numbers.
///
/// @param bits 8, 16, 32 or 64
/// @param signed whether negative numbers exist
public record IntType(int bits, boolean signed) implements DataType {
    /// @throws IllegalArgumentException for any other width
    public IntType {
        if (bits != 8 && bits != 16 && bits != 32 && bits != 64) {
            throw new IllegalArgumentException("integers have 8, 16, 32 or 64 bits, not " + bits);
        }
    }

    @Override
    public String toString() {
        return (signed ? "INT" : "UINT") + bits;
    }
}
