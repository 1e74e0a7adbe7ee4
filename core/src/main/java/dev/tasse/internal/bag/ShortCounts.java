package dev.tasse.internal.bag;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Counts of texts of one to eight Latin letters, most words for instance: their letters are one
/// number, which is compared at once and lies beside its count, so that counting goes to memory
/// once. Used by one thread.
final class ShortCounts {
    private static final int MOST_LETTERS = 8;
    private static final int MOST_LATIN = 0xFF;
    private static final int FIRST_SLOTS = 1 << 10;

    // Two for each slot: the letters, 0 where nothing is, and the count.
    private long[] slots = new long[2 * FIRST_SLOTS];
    private int size;

    int size() {
        return size;
    }

    /// Counts `text` `more` times; false, and nothing is counted, if it is empty or long or has
    /// other letters.
    boolean add(String text, long more) {
        long letters = packed(text);
        if (letters == 0) return false;
        int place = place(letters);
        slots[place + 1] += more;
        if (slots[place] == 0) {
            slots[place] = letters;
            if (++size * 16 > slots.length * 5) grow();
        }
        return true;
    }

    /// The letters of `text`, the last one in the lowest byte; 0 if they do not fit.
    private static long packed(String text) {
        int length = text.length();
        if (length > MOST_LETTERS) return 0;
        long letters = 0;
        for (int i = 0; i < length; i++) {
            int letter = text.charAt(i);
            if (letter == 0 || letter > MOST_LATIN) return 0;
            letters = letters << Byte.SIZE | letter;
        }
        return letters;
    }

    /// Where `letters` are, or are to be put.
    private int place(long letters) {
        int mask = slots.length - 1;
        long mixed = letters * 0x9E3779B97F4A7C15L;
        int place = (int) (mixed >>> Long.numberOfLeadingZeros(mask)) & ~1;
        while (slots[place] != letters && slots[place] != 0) place = (place + 2) & mask;
        return place;
    }

    private void grow() {
        long[] before = slots;
        slots = new long[before.length * 2];
        for (int i = 0; i < before.length; i += 2) {
            if (before[i] == 0) continue;
            int place = place(before[i]);
            slots[place] = before[i];
            slots[place + 1] = before[i + 1];
        }
    }

    /// Gives all to `receiver`.
    void forEach(TextCounts.Entries receiver) throws Exception {
        byte[] text = new byte[MOST_LETTERS];
        for (int i = 0; i < slots.length; i += 2) {
            if (slots[i] == 0) continue;
            int from = MOST_LETTERS;
            for (long rest = slots[i]; rest != 0; rest >>>= Byte.SIZE) text[--from] = (byte) rest;
            int length = MOST_LETTERS - from;
            receiver.accept(
                    new String(text, from, length, StandardCharsets.ISO_8859_1), slots[i + 1]);
        }
    }

    /// Forgets all.
    void clear() {
        Arrays.fill(slots, 0);
        size = 0;
    }
}
