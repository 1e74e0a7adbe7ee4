package dev.tasse.internal.kernel;

import dev.tasse.internal.memory.Layouts;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A pattern of LIKE: `%` stands for any text, `_` for any character.
///
/// Without `_` it is a row of texts that must be found one after the other, the first at the start
/// and the last at the end; with `_` it is compared byte by byte.
final class LikePattern {
    private static final int ANY_TEXT = -1;
    private static final int ANY_CHARACTER = -2;

    // Bytes, ANY_TEXT and ANY_CHARACTER.
    private final int[] parts;
    private final Needle[] pieces;
    private final boolean anyCharacter;

    /// The form `text`, in which `escape`, if it is a character, makes the next one stand for
    /// itself.
    LikePattern(String text, String escape) {
        List<Integer> found = new ArrayList<>();
        List<Needle> needles = new ArrayList<>();
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        boolean escaped = false;
        boolean any = false;
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte escaping = escape.isEmpty() ? 0 : (byte) escape.charAt(0);
        for (byte letter : bytes) {
            if (!escaped && !escape.isEmpty() && letter == escaping) {
                escaped = true;
            } else if (!escaped && letter == '%') {
                found.add(ANY_TEXT);
                needles.add(new Needle(piece.toByteArray()));
                piece.reset();
            } else if (!escaped && letter == '_') {
                found.add(ANY_CHARACTER);
                any = true;
            } else {
                found.add(letter & 0xFF);
                piece.write(letter);
                escaped = false;
            }
        }
        needles.add(new Needle(piece.toByteArray()));
        parts = found.stream().mapToInt(Integer::intValue).toArray();
        pieces = needles.toArray(Needle[]::new);
        anyCharacter = any;
    }

    /// Whether the whole text of `size` bytes at `from` has this form.
    boolean matches(MemorySegment source, long from, int size) {
        return anyCharacter ? stepwise(source, from, size) : piecewise(source, from, size);
    }

    private boolean piecewise(MemorySegment source, long from, int size) {
        Needle first = pieces[0];
        if (!first.isAt(source, from, size, 0)) return false;
        if (pieces.length == 1) return first.length() == size;
        int at = first.length();
        for (int i = 1; i < pieces.length - 1; i++) {
            int place = pieces[i].find(source, from, size, at);
            if (place < 0) return false;
            at = place + pieces[i].length();
        }
        Needle last = pieces[pieces.length - 1];
        int end = size - last.length();
        return end >= at && last.isAt(source, from, size, end);
    }

    // On a mismatch the last `%` takes one byte more and the rest is tried again.
    private boolean stepwise(MemorySegment source, long from, int size) {
        int at = 0;
        int part = 0;
        int retryPart = -1;
        int retryAt = 0;
        while (at < size || part < parts.length) {
            int next = part < parts.length ? parts[part] : size;
            if (part < parts.length && next == ANY_TEXT) {
                retryPart = ++part;
                retryAt = at;
            } else if (part < parts.length && at < size && next == ANY_CHARACTER) {
                part++;
                at = next(source, from, size, at);
            } else if (part < parts.length && at < size && next == byteAt(source, from + at)) {
                part++;
                at++;
            } else {
                if (retryPart < 0 || retryAt >= size) return false;
                part = retryPart;
                retryAt = next(source, from, size, retryAt);
                at = retryAt;
            }
        }
        return true;
    }

    private static int byteAt(MemorySegment source, long position) {
        return source.get(Layouts.BYTE, position) & 0xFF;
    }

    private static int next(MemorySegment source, long from, int size, int at) {
        int next = at + 1;
        while (next < size && Utf8.isContinuing(source.get(Layouts.BYTE, from + next))) next++;
        return next;
    }
}
