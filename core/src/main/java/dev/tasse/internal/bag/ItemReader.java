package dev.tasse.internal.bag;

import dev.tasse.data.RecordForm;
import dev.tasse.function.Pair;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Decodes what an {@link ItemWriter} has written. Lists and maps come out as `ArrayList` and
/// `LinkedHashMap`. Used by one thread.
final class ItemReader {
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final ClassTable classes;
    private final byte[] bytes;
    private final int end;
    private int at;

    /// A reader of the first `size` of `bytes`.
    ItemReader(ClassTable classes, byte[] bytes, int size) {
        this.classes = classes;
        this.bytes = bytes;
        this.end = size;
    }

    boolean hasNext() {
        return at < end;
    }

    /// The next value.
    @SuppressWarnings("NullAway") // null where null was written
    Object read() {
        byte tag = bytes[at++];
        return switch (tag) {
            case ItemTag.NULL -> null;
            case ItemTag.TRUE -> true;
            case ItemTag.FALSE -> false;
            case ItemTag.BYTE -> bytes[at++];
            case ItemTag.SHORT -> (short) SHORTS.get(bytes, skip(Short.BYTES));
            case ItemTag.CHAR -> (char) (short) SHORTS.get(bytes, skip(Character.BYTES));
            case ItemTag.INT -> (int) number();
            case ItemTag.LONG -> number();
            case ItemTag.FLOAT -> Float.intBitsToFloat((int) INTS.get(bytes, skip(Float.BYTES)));
            case ItemTag.DOUBLE ->
                    Double.longBitsToDouble((long) LONGS.get(bytes, skip(Double.BYTES)));
            default -> readLong(tag);
        };
    }

    private Object readLong(byte tag) {
        return switch (tag) {
            case ItemTag.TEXT -> text();
            case ItemTag.UNITS -> units();
            case ItemTag.PAIR -> Pair.of(read(), read());
            case ItemTag.RECORD -> record();
            case ItemTag.ENUM -> classes.get(size()).getEnumConstants()[size()];
            case ItemTag.LIST -> list();
            case ItemTag.MAP -> map();
            case ItemTag.BYTES -> some();
            case ItemTag.SERIAL -> Serials.read(some(), classes.serialised());
            default -> throw new AssertionError("tag " + tag + " at " + (at - 1));
        };
    }

    private String text() {
        int length = size();
        return new String(bytes, skip(length), length, StandardCharsets.UTF_8);
    }

    private String units() {
        char[] units = new char[size()];
        for (int i = 0; i < units.length; i++) units[i] = (char) size();
        return new String(units);
    }

    private Record record() {
        RecordForm form = RecordForm.of(classes.get(size()).asSubclass(Record.class));
        @Nullable Object[] values = new @Nullable Object[form.components().size()];
        for (int i = 0; i < values.length; i++) values[i] = read();
        return form.make(values);
    }

    private List<Object> list() {
        int count = size();
        List<Object> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) list.add(read());
        return list;
    }

    private Map<Object, Object> map() {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = size(); i > 0; i--) {
            Object key = read();
            map.put(key, read());
        }
        return map;
    }

    private byte[] some() {
        int length = size();
        int from = skip(length);
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    private int skip(int count) {
        int from = at;
        at += count;
        return from;
    }

    private int size() {
        int result = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at++];
            result |= (next & 0x7F) << shift;
            if (next >= 0) return result;
        }
    }

    private long number() {
        long result = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at++];
            result |= (next & 0x7FL) << shift;
            if (next >= 0) return (result >>> 1) ^ -(result & 1);
        }
    }
}
