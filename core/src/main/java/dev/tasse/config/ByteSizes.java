package dev.tasse.config;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads and writes sizes as people do: `512MB`, `1.5 GiB`, `65536`.
public final class ByteSizes {
    private static final String POWERS = "KMGT";

    private ByteSizes() {}

    /// The number of bytes: `KB MB GB TB` count in thousands, `KiB MiB GiB TiB` in 1,024s, nothing
    /// or `B` in bytes. Letter case does not matter, and the `B` may be left out.
    ///
    /// @throws IllegalArgumentException if the text is no such size or not a whole number of bytes
    public static long parse(String text) {
        Pattern form = Pattern.compile("([0-9][0-9_]*(?:\\.[0-9]+)?) ?(?:([KMGT])(I?))?B?");
        Matcher matcher = form.matcher(text.toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected a size such as 512MB or 8GiB");
        }
        BigDecimal bytes = new BigDecimal(matcher.group(1).replace("_", ""));
        String unit = matcher.group(2);
        if (unit != null) {
            int base = matcher.group(3).isEmpty() ? 1000 : 1024;
            int power = POWERS.indexOf(unit) + 1;
            bytes = bytes.multiply(BigDecimal.valueOf(base).pow(power));
        }
        try {
            return bytes.longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("expected a whole number of bytes below 2^63", e);
        }
    }

    /// `bytes` in the largest binary unit of which it has one: `1.5 GiB`.
    public static String text(long bytes) {
        if (bytes < 1024) return bytes + " B";
        int power = Math.min(POWERS.length(), (63 - Long.numberOfLeadingZeros(bytes)) / 10);
        double value = bytes / Math.pow(1024, power);
        return String.format(Locale.ROOT, "%.1f %siB", value, POWERS.charAt(power - 1));
    }
}
