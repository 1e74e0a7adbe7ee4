package dev.tasse.internal.bag;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Counts of short texts of Latin letters, close together in memory: what takes the time of
/// counting words is the way to memory, and a map has five places to go to for each of them.
///
/// ```
/// slots    8 bits of the hash, 24 of the place in `entries`, plus 1; by hash; 0 where nothing is
/// entries  one after the other: count (8 bytes), length (1), letters (1 each)
/// ```
///
/// Used by one thread.
final class TextCounts {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int MOST_LETTERS = 255;
    private static final int HEAD_BYTES = Long.BYTES + 1;
    private static final int MOST_LATIN = 0xFF;
    private static final int FIRST_SLOTS = 1 << 10;
    private static final int PLACE_BITS = 24;
    private static final int MOST_BYTES = (1 << PLACE_BITS) - 2;

    private int[] slots = new int[FIRST_SLOTS];
    private byte[] entries = new byte[FIRST_SLOTS];
    private int size;
    private int end;

    /// Takes a text and how often it was counted.
    interface Entries {
        void accept(String text, long count) throws Exception;
    }

    int size() {
        return size;
    }

    /// Counts `text` `more` times; false, and nothing is counted, if it is long or has other
    /// letters.
    boolean add(String text, long more) {
        int hash = spread(text.hashCode());
        int mask = slots.length - 1;
        int slot = hash >>> Integer.numberOfLeadingZeros(mask);
        for (int found = slots[slot]; found != 0; found = slots[slot]) {
            if (found >>> PLACE_BITS == (hash & 0xFF)) {
                int place = (found & (MOST_BYTES + 1)) - 1;
                if (isAt(place, text)) {
                    LONGS.set(entries, place, (long) LONGS.get(entries, place) + more);
                    return true;
                }
            }
            slot = (slot + 1) & mask;
        }
        return insert(text, more, hash, slot);
    }

    private boolean isAt(int place, String text) {
        int length = text.length();
        if (length(place) != length) return false;
        int from = place + HEAD_BYTES;
        for (int i = 0; i < length; i++) {
            if ((entries[from + i] & 0xFF) != text.charAt(i)) return false;
        }
        return true;
    }

    private boolean insert(String text, long count, int hash, int slot) {
        int length = text.length();
        if (length > MOST_LETTERS || end >= MOST_BYTES) return false;
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) > MOST_LATIN) return false;
        }
        if (entries.length - end < HEAD_BYTES + length) {
            entries = Arrays.copyOf(entries, entries.length * 2);
        }
        LONGS.set(entries, end, count);
        entries[end + Long.BYTES] = (byte) length;
        for (int i = 0; i < length; i++) entries[end + HEAD_BYTES + i] = (byte) text.charAt(i);
        slots[slot] = (hash << PLACE_BITS) | (end + 1);
        end += HEAD_BYTES + length;
        if (++size * 2 > slots.length) grow();
        return true;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int place = 0; place < end; place += HEAD_BYTES + length(place)) {
            int hash = spread(textAt(place).hashCode());
            int slot = hash >>> Integer.numberOfLeadingZeros(mask);
            while (slots[slot] != 0) slot = (slot + 1) & mask;
            slots[slot] = (hash << PLACE_BITS) | (place + 1);
        }
    }

    private static int spread(int hash) {
        return hash * 0x9E3779B9;
    }

    private int length(int place) {
        return entries[place + Long.BYTES] & 0xFF;
    }

    private String textAt(int place) {
        return new String(entries, place + HEAD_BYTES, length(place), StandardCharsets.ISO_8859_1);
    }

    /// Gives all to `receiver`, in the order in which they came first.
    void forEach(Entries receiver) throws Exception {
        for (int place = 0; place < end; place += HEAD_BYTES + length(place)) {
            receiver.accept(textAt(place), (long) LONGS.get(entries, place));
        }
    }

    /// Forgets all.
    void clear() {
        Arrays.fill(slots, 0);
        size = 0;
        end = 0;
    }
}
