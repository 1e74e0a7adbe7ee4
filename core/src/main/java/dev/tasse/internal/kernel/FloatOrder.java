package dev.tasse.internal.kernel;

/// Floating point numbers as whole numbers in the same order: NaN equals itself and is greatest,
/// -0.0 equals 0.0.
public final class FloatOrder {
    private FloatOrder() {}

    /// A key that orders like `value`.
    public static long key(double value) {
        // Adding 0.0 turns -0.0 into 0.0 and leaves all else; doubleToLongBits has one NaN.
        long bits = Double.doubleToLongBits(value + 0.0);
        return bits ^ (bits >> 63 & Long.MAX_VALUE);
    }

    /// A key that orders like `value`.
    public static int key(float value) {
        int bits = Float.floatToIntBits(value + 0.0f);
        return bits ^ (bits >> 31 & Integer.MAX_VALUE);
    }
}
