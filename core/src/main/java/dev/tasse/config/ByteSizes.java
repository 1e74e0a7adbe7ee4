package dev.tasse.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// Reads and writes sizes as people do: `512MB`, `1.5 GiB`, `65536`.
public final class ByteSizes {
    private static final String BINARY = "KMGT";

    private ByteSizes() {}

    /// The number of bytes: `KB MB GB TB` count in thousands, `KiB MiB GiB TiB` in 1,024s, nothing
    /// or `B` in bytes.
    ///
    /// @throws IllegalArgumentException if the text is no such size or not a whole number of bytes
    public static long parse(String text) {
        String unit = text.replaceAll("[0-9. _]", "").toUpperCase(Locale.ROOT);
        String number = text.replaceAll("[^0-9.]", "");
        BigDecimal factor = BigDecimal.valueOf(factor(unit));
        return new BigDecimal(number)
                .multiply(factor)
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
    }

    private static long factor(String unit) {
        if (unit.isEmpty() || unit.equals("B")) return 1;
        int power = BINARY.indexOf(unit.charAt(0)) + 1;
        String rest = unit.substring(1);
        boolean known = power > 0 && (rest.isEmpty() || rest.equals("B") || rest.equals("IB"));
        if (!known) throw new IllegalArgumentException("expected a size such as 512MB or 8GiB");
        long base = rest.equals("IB") ? 1024 : 1000;
        long factor = 1;
        for (int i = 0; i < power; i++) factor *= base;
        return factor;
    }

    /// `bytes` in the largest binary unit of which it has one: `1.5 GiB`.
    public static String text(long bytes) {
        if (bytes < 1024) return bytes + " B";
        int power = Math.min(BINARY.length(), (63 - Long.numberOfLeadingZeros(bytes)) / 10);
        double value = bytes / Math.pow(1024, power);
        return String.format(Locale.ROOT, "%.1f %siB", value, BINARY.charAt(power - 1));
    }
}
