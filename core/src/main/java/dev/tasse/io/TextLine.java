package dev.tasse.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Lines as strings.
final class TextLine {
    // What stands for bytes that are no text.
    private static final char REPLACEMENT = '\uFFFD';

    static final LineFormat<String> FORMAT = TextLine::value;

    private TextLine() {}

    private static String value(byte[] bytes, int from, int to) {
        String line = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (line.indexOf(REPLACEMENT) >= 0 && !isThere(line, bytes, from, to)) {
            throw new IllegalArgumentException("the line is no text in its encoding");
        }
        return line;
    }

    /// Whether the sign of replacement is what the bytes say.
    private static boolean isThere(String line, byte[] bytes, int from, int to) {
        byte[] back = line.getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(back, 0, back.length, bytes, from, to);
    }
}
