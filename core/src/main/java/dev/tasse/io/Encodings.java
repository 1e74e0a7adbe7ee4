package dev.tasse.io;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;

/// How letters are written as bytes: by the name that the user gives, else by the first bytes.
///
/// Only what is certain is found out: a byte order mark, and UTF-16 without one. Latin-1 and its
/// kind never are: any bytes are text in them, damaged UTF-8 too, which would be read as nonsense.
final class Encodings {
    /// How many bytes `found` looks at.
    static final int SAMPLE_BYTES = 4 << 10;

    private Encodings() {}

    /// Refuses names of encodings that there are not.
    static void require(String name) {
        if (!name.isEmpty()) named(name);
    }

    static Charset named(String name) {
        try {
            return Charset.forName(isLatin1(name) ? "ISO-8859-1" : name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            throw new PlanException(
                    Problem.of("option encoding names none that there is")
                            .got("'" + name + "'")
                            .expected("a name such as UTF-8, UTF-16, Latin-1, windows-1252"));
        }
    }

    /// Whether `name` is the short name that everybody has for ISO-8859-1 and the JDK does not know
    /// in this spelling.
    private static boolean isLatin1(String name) {
        return name.equalsIgnoreCase("latin-1") || name.equalsIgnoreCase("latin 1");
    }

    /// The encoding called `name`, or that of a file that begins with `first` if it is empty.
    static Charset of(String name, byte[] first) {
        return name.isEmpty() ? found(first) : named(name);
    }

    private static Charset found(byte[] first) {
        if (first.length < 2) return StandardCharsets.UTF_8;
        int mark = ((first[0] & 0xFF) << Byte.SIZE) | (first[1] & 0xFF);
        boolean wide = first.length >= 4 && mark == 0xFFFE && first[2] == 0 && first[3] == 0;
        if (wide) return Charset.forName("UTF-32");
        if (mark == 0xFEFF || mark == 0xFFFE) return StandardCharsets.UTF_16;
        // Text in UTF-8 has no zeros, and in UTF-16 line ends have one each.
        if (isText(first, StandardCharsets.UTF_16LE)) return StandardCharsets.UTF_16LE;
        if (isText(first, StandardCharsets.UTF_16BE)) return StandardCharsets.UTF_16BE;
        return StandardCharsets.UTF_8;
    }

    /// Whether `first` can be nothing but the beginning of a text in `utf16`: letters that there
    /// are, in lines, or of ASCII alone.
    private static boolean isText(byte[] first, Charset utf16) {
        int zeros = 0;
        for (byte each : first) zeros += each == 0 ? 1 : 0;
        if (zeros == 0) return false;
        int whole = first.length / Character.BYTES * Character.BYTES;
        CharBuffer letters;
        try {
            letters = utf16.newDecoder().decode(ByteBuffer.wrap(first, 0, whole));
        } catch (CharacterCodingException _) {
            // A letter of two halves may be cut at the end of a sample.
            return whole == SAMPLE_BYTES && isText(head(first, whole - Character.BYTES), utf16);
        }
        boolean hasLines = letters.chars().anyMatch(letter -> letter == '\n' || letter == '\r');
        boolean known = letters.codePoints().allMatch(Encodings::isOfText);
        return known && (hasLines || zeros * Character.BYTES == whole);
    }

    private static byte[] head(byte[] bytes, int count) {
        return Arrays.copyOf(bytes, count);
    }

    private static boolean isOfText(int letter) {
        boolean space = letter == '\n' || letter == '\r' || letter == '\t';
        return Character.isDefined(letter) && (space || !Character.isISOControl(letter));
    }
}
