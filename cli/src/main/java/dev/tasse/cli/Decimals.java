package dev.tasse.cli;

/// Floating-point numbers as the shortest decimal text that reads back, in DuckDB's form: `1.0`,
/// `0.1`, `1e+16`, `1e-05`, `nan`, `inf`.
final class Decimals {
    private static final double[] POWERS = {1, 10, 100, 1e3, 1e4, 1e5, 1e6};
    private static final double EXACT = 1e15;
    // Texts of numbers from 1e-4 up to 1e16 have no exponent.
    private static final int LEAST_PLAIN = -4;
    private static final int MOST_PLAIN = 16;

    private Decimals() {}

    static void write(TextOutput out, double value) {
        if (!writeShort(out, value)) write(out, value, Double.toString(value));
    }

    static void write(TextOutput out, float value) {
        write(out, value, Float.toString(value));
    }

    /// Numbers of a few decimals. Both `whole` and the power of ten are exact, so their quotient is
    /// the double nearest to the text; the first number of decimals that gives `value` is the
    /// least.
    private static boolean writeShort(TextOutput out, double value) {
        if (value == 0 || Math.abs(value) >= EXACT) return false;
        for (int decimals = 0; decimals < POWERS.length; decimals++) {
            double whole = Math.rint(value * POWERS[decimals]);
            if (Math.abs(whole) >= EXACT) return false;
            if (whole / POWERS[decimals] != value) continue;
            if (Math.abs(value) < 1e-4) return false;
            writeFixed(out, (long) whole, decimals);
            return true;
        }
        return false;
    }

    private static void writeFixed(TextOutput out, long whole, int decimals) {
        if (whole < 0) out.write('-');
        long power = (long) POWERS[decimals];
        long size = Math.abs(whole);
        out.write(size / power);
        out.write('.');
        long fraction = size % power;
        for (long digit = power / 10; digit > 1 && fraction < digit; digit /= 10) out.write('0');
        out.write(fraction);
    }

    private static void write(TextOutput out, double value, String javaText) {
        if (Double.isNaN(value)) {
            out.write("nan");
        } else if (Double.isInfinite(value)) {
            out.write(value < 0 ? "-inf" : "inf");
        } else {
            out.write(rewritten(javaText));
        }
    }

    /// Java's digits, which are the fewest since Java 19, in the other form.
    private static String rewritten(String javaText) {
        int mark = javaText.indexOf('E');
        if (mark < 0) return javaText;
        String sign = javaText.startsWith("-") ? "-" : "";
        String mantissa = javaText.substring(sign.length(), mark);
        int exponent = Integer.parseInt(javaText.substring(mark + 1));
        String digits = mantissa.replace(".", "");
        if (digits.endsWith("0")) digits = digits.substring(0, digits.length() - 1);
        if (exponent >= MOST_PLAIN || exponent < LEAST_PLAIN) {
            String rest = digits.length() > 1 ? "." + digits.substring(1) : "";
            String power = (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "");
            return sign + digits.charAt(0) + rest + "e" + power + Math.abs(exponent);
        }
        if (exponent < 0) return sign + "0." + "0".repeat(-exponent - 1) + digits;
        int point = exponent + 1;
        String padded = digits + "0".repeat(Math.max(0, point - digits.length()));
        String fraction = padded.substring(point);
        return sign + padded.substring(0, point) + "." + (fraction.isEmpty() ? "0" : fraction);
    }
}
