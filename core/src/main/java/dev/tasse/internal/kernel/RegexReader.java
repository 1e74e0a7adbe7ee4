package dev.tasse.internal.kernel;

import dev.tasse.data.StringColumn;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.regex.Matcher;

/// Gives the texts of a column to matchers: ASCII as bytes, without a `String` for each row.
final class RegexReader {
    private final StringColumn column;
    private final AsciiText ascii = new AsciiText();
    private Regex regex = Regex.of("", "");
    private Replacement replacement = Replacement.of("");
    private String text = "";
    private boolean isAscii;

    RegexReader(StringColumn column) {
        this.column = column;
    }

    /// The regular expression `pattern`: the last one, nearly always.
    Regex regex(String pattern, String options) {
        if (!pattern.equals(regex.pattern()) || !options.equals(regex.options())) {
            regex = Regex.of(pattern, options);
        }
        return regex;
    }

    /// The replacement `written`: the last one, nearly always.
    Replacement replacement(String written) {
        if (!written.equals(replacement.text())) replacement = Replacement.of(written);
        return replacement;
    }

    /// The matcher of `wanted` at the start of the text at `row`.
    Matcher read(Regex wanted, long row) {
        MemorySegment source = column.source(row);
        long from = column.position(row);
        int length = column.byteLength(row);
        isAscii = Utf8.isAscii(source, from, length);
        if (isAscii) {
            ascii.set(source, from, length);
            return wanted.matcher().reset(ascii);
        }
        text = column.getString(row);
        return wanted.matcher().reset(text);
    }

    /// How many bytes the first `characters` characters of the text have.
    int bytes(int characters) {
        if (isAscii) return characters;
        int bytes = 0;
        for (int i = 0; i < characters; i++) {
            char c = text.charAt(i);
            // Each half of a pair counts two of its four bytes.
            boolean two = c >= 0x80 && (c < 0x800 || Character.isSurrogate(c));
            if (c < 0x80) bytes++;
            else bytes += two ? 2 : 3;
        }
        return bytes;
    }

    /// The bytes of group `group` of `matcher`, added to `scratch`.
    void addGroup(Matcher matcher, int group, long row, TextScratch scratch) {
        int start = group > matcher.groupCount() ? -1 : matcher.start(group);
        if (start < 0) return;
        int from = bytes(start);
        long base = column.position(row);
        scratch.add(column.source(row), base + from, bytes(matcher.end(group)) - from);
    }

    /// ASCII characters in an array that grows.
    private static final class AsciiText implements CharSequence {
        private byte[] bytes = new byte[64];
        private int length;

        void set(MemorySegment source, long from, int count) {
            if (count > bytes.length) bytes = new byte[2 * count];
            MemorySegment.copy(source, ValueLayout.JAVA_BYTE, from, bytes, 0, count);
            length = count;
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public char charAt(int index) {
            return (char) bytes[index];
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return toString().substring(start, end);
        }

        @Override
        public String toString() {
            return new String(bytes, 0, length, java.nio.charset.StandardCharsets.US_ASCII);
        }
    }
}
