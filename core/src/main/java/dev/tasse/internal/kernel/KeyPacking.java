package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.data.DictionaryColumn;
import dev.tasse.data.StringColumn;
import dev.tasse.data.StringViews;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.type.BinaryType;
import dev.tasse.type.BoolType;
import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.ListType;
import dev.tasse.type.MapType;
import dev.tasse.type.NullType;
import dev.tasse.type.StructType;
import dev.tasse.type.Utf8Type;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Packs the keys of a row into 64 and 32 bits, where they fit: whole numbers, floats and times by
/// their {@link OrderKeys}, texts that come dictionary encoded by numbers given to the values once,
/// a single text of 12 bytes or less by itself.
final class KeyPacking implements AutoCloseable {
    private static final int NUMBER_BITS = 31;

    private final List<Field> fields;

    /// Where a key lies.
    ///
    /// @param bits how many it has
    /// @param shift its lowest one
    /// @param inExtra whether it lies in the extra bits, else in the word
    /// @param nullShift the extra bit that is set for null
    /// @param numbers what numbers the values, if they do not fit themselves
    private record Field(
            int bits, int shift, boolean inExtra, int nullShift, Optional<Grouping> numbers) {}

    /// The words of 8 bytes and the extra bits of 4 of each row.
    record Packed(MemorySegment words, MemorySegment extras) {}

    private KeyPacking(List<Field> fields) {
        this.fields = fields;
    }

    private static boolean isPlainText(List<Column> keys) {
        return keys.size() == 1
                && keys.getFirst() instanceof StringColumn text
                && text.type() instanceof Utf8Type;
    }

    /// A packing for keys encoded as `keys` are, if they fit.
    static Optional<KeyPacking> of(List<Column> keys, boolean equalHashes, MemoryPool pool) {
        if (isPlainText(keys)) return Optional.of(new KeyPacking(List.of()));
        int wordBits = 0;
        int extraBits = 0;
        List<Field> fields = new ArrayList<>();
        List<Integer> numbered = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            int bits = bits(keys.get(i));
            if (bits < 0) return Optional.empty();
            boolean isNumber = isText(keys.get(i).type());
            int nullShift = isNumber ? -1 : extraBits++;
            if (isNumber) numbered.add(i);
            boolean inExtra = wordBits + bits > Long.SIZE;
            fields.add(
                    new Field(
                            bits,
                            inExtra ? extraBits : wordBits,
                            inExtra,
                            nullShift,
                            Optional.empty()));
            if (inExtra) extraBits += bits;
            else wordBits += bits;
        }
        if (extraBits > Integer.SIZE) return Optional.empty();
        for (int i : numbered) {
            Grouping numbers = new Grouping(List.of(keys.get(i).type()), equalHashes, pool);
            Field f = fields.get(i);
            fields.set(
                    i,
                    new Field(
                            f.bits(), f.shift(), f.inExtra(), f.nullShift(), Optional.of(numbers)));
        }
        return Optional.of(new KeyPacking(fields));
    }

    private static boolean isText(DataType type) {
        return type instanceof Utf8Type || type instanceof BinaryType;
    }

    /// How many bits the values take, -1 for too many.
    private static int bits(Column key) {
        return switch (key.type()) {
            case NullType _ -> 0;
            case BoolType _ -> 1;
            case Utf8Type _, BinaryType _ -> key instanceof DictionaryColumn ? NUMBER_BITS : -1;
            case DecimalType decimal when !decimal.isNarrow() -> -1;
            case ListType _, StructType _, MapType _ -> -1;
            default -> key.type().valueBytes() * Byte.SIZE;
        };
    }

    /// The packed keys; nothing if they do not fit as the first ones did.
    Optional<Packed> pack(List<Column> keys, int count, Lease scratch) {
        if (!fields.isEmpty()) return Optional.of(packed(keys, count, scratch));
        StringColumn text = (StringColumn) Flattening.flat(keys.getFirst(), scratch);
        MemorySegment words = scratch.allocate((long) count * Long.BYTES);
        MemorySegment extras = scratch.allocate((long) count * Integer.BYTES);
        boolean fits = addShort(text, count, words, extras);
        return fits ? Optional.of(new Packed(words, extras)) : Optional.empty();
    }

    /// Whether all texts fit: 12 bytes at most, and not ending in a zero, so that the bytes tell
    /// the length. Null is what no text in UTF-8 can be.
    private static boolean addShort(
            StringColumn text, int count, MemorySegment words, MemorySegment extras) {
        MemorySegment views = text.views();
        boolean noNulls = text.nullCount() == 0;
        int wrong = 0;
        for (int i = 0; i < count; i++) {
            long low = StringViews.low(views, i);
            long high = StringViews.high(views, i);
            long word = low >>> Integer.SIZE | high << Integer.SIZE;
            int extra = (int) (high >>> Integer.SIZE);
            if (noNulls || !text.isNull(i)) {
                wrong |= (int) low ^ lengthOf(word, extra);
            } else {
                word = -1;
                extra = -1;
            }
            words.setAtIndex(Layouts.LONG, i, word);
            extras.setAtIndex(Layouts.INT, i, extra);
        }
        return wrong == 0;
    }

    private static int lengthOf(long word, int extra) {
        return extra != 0
                ? StringViews.MAX_INLINE - Integer.numberOfLeadingZeros(extra) / Byte.SIZE
                : Long.BYTES - Long.numberOfLeadingZeros(word) / Byte.SIZE;
    }

    private Packed packed(List<Column> keys, int count, Lease scratch) {
        MemorySegment words = scratch.allocate((long) count * Long.BYTES);
        MemorySegment extras = scratch.allocateZeroed((long) count * Integer.BYTES);
        boolean empty = true;
        for (int i = 0; i < keys.size(); i++) {
            Field field = fields.get(i);
            if (field.bits() > 0) {
                MemorySegment values = values(keys.get(i), field, count, scratch);
                if (field.inExtra()) addToExtras(values, count, field, extras);
                else if (empty) words = values;
                else addToWords(values, count, field, words);
                empty &= field.inExtra();
            }
            if (keys.get(i).nullCount() > 0 && field.nullShift() >= 0) {
                markNulls(keys.get(i).validity(), 1 << field.nullShift(), extras);
            }
        }
        if (empty) words.fill((byte) 0);
        return new Packed(words, extras);
    }

    /// The values of a key as numbers of its bits, 8 bytes each; 0 for null.
    private static MemorySegment values(Column key, Field field, int count, Lease scratch) {
        MemorySegment values = scratch.allocate((long) count * Long.BYTES);
        if (field.numbers().isPresent()) {
            MemorySegment numbers = field.numbers().get().groups(List.of(key), count, scratch);
            Widening.toLongs(numbers, Integer.BYTES, count, values);
            return values;
        }
        Column flat = Flattening.flat(key, scratch);
        OrderKeys.write(flat, values);
        if (field.bits() < Long.SIZE) cut(values, count, (1L << field.bits()) - 1);
        if (flat.nullCount() > 0) clearNulls(flat.validity(), values);
        return values;
    }

    private static void cut(MemorySegment values, int count, long mask) {
        for (int i = 0; i < count; i++) {
            values.setAtIndex(Layouts.LONG, i, values.getAtIndex(Layouts.LONG, i) & mask);
        }
    }

    private static void clearNulls(Bitmap validity, MemorySegment values) {
        for (long i = 0; i < validity.length(); i++) {
            if (!validity.get(i)) values.setAtIndex(Layouts.LONG, i, 0);
        }
    }

    private static void markNulls(Bitmap validity, int bit, MemorySegment extras) {
        for (long i = 0; i < validity.length(); i++) {
            if (validity.get(i)) continue;
            extras.setAtIndex(Layouts.INT, i, extras.getAtIndex(Layouts.INT, i) | bit);
        }
    }

    private static void addToWords(
            MemorySegment values, int count, Field field, MemorySegment words) {
        int shift = field.shift();
        for (int i = 0; i < count; i++) {
            long value = values.getAtIndex(Layouts.LONG, i) << shift;
            words.setAtIndex(Layouts.LONG, i, words.getAtIndex(Layouts.LONG, i) | value);
        }
    }

    private static void addToExtras(
            MemorySegment values, int count, Field field, MemorySegment extras) {
        int shift = field.shift();
        for (int i = 0; i < count; i++) {
            int value = (int) values.getAtIndex(Layouts.LONG, i) << shift;
            extras.setAtIndex(Layouts.INT, i, extras.getAtIndex(Layouts.INT, i) | value);
        }
    }

    @Override
    public void close() {
        for (Field field : fields) field.numbers().ifPresent(Grouping::close);
    }
}
