package dev.tasse.internal.bag;

import dev.tasse.data.RecordForm;
import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.function.Pair;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Encodes values, one after the other, as {@link ItemTag} says. Used by one thread.
final class ItemWriter {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final Class<?> FIXED_LIST = List.of().getClass();
    private static final Class<?> SHORT_LIST = List.of(1).getClass();
    private static final Class<?> WRAPPED_LIST = Arrays.asList(1).getClass();

    private final ClassTable classes;
    private byte[] bytes = new byte[256];
    private int size;

    ItemWriter(ClassTable classes) {
        this.classes = classes;
    }

    /// The number of bytes written.
    int size() {
        return size;
    }

    /// What was written.
    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /// Where it is written to; valid up to `size()`.
    byte[] array() {
        return bytes;
    }

    /// Forgets what was written.
    void reset() {
        size = 0;
    }

    @SuppressWarnings("EnumOrdinal") // what is written is read by the same build
    void write(@Nullable Object value) {
        switch (value) {
            case null -> put(ItemTag.NULL);
            case String text -> writeText(text);
            case Long number -> writeNumber(ItemTag.LONG, number);
            case Integer number -> writeNumber(ItemTag.INT, number);
            case Double number -> writeFixed(ItemTag.DOUBLE, Double.doubleToRawLongBits(number), 8);
            case Boolean flag -> put(flag ? ItemTag.TRUE : ItemTag.FALSE);
            case Pair<?, ?>(Object key, Object second) -> {
                put(ItemTag.PAIR);
                write(key);
                write(second);
            }
            case Record row -> writeRecord(row);
            case Float number -> writeFixed(ItemTag.FLOAT, Float.floatToRawIntBits(number), 4);
            case Short number -> writeFixed(ItemTag.SHORT, number, 2);
            case Byte number -> writeFixed(ItemTag.BYTE, number, 1);
            case Character letter -> writeFixed(ItemTag.CHAR, letter, 2);
            case byte[] some -> writeBytes(ItemTag.BYTES, some);
            case Enum<?> constant -> {
                put(ItemTag.ENUM);
                putSize(classes.number(constant.getDeclaringClass()));
                putSize(constant.ordinal());
            }
            default -> writeOther(value);
        }
    }

    private void writeOther(Object value) {
        Class<?> type = value.getClass();
        if (value instanceof List<?> list && isPlainList(type)) {
            put(ItemTag.LIST);
            putSize(list.size());
            for (Object element : list) write(element);
        } else if (value instanceof Map<?, ?> map
                && (type == LinkedHashMap.class || type == HashMap.class)) {
            put(ItemTag.MAP);
            putSize(map.size());
            map.forEach((key, element) -> {
                write(key);
                write(element);
            });
        } else {
            writeSerial(value);
        }
    }

    private static boolean isPlainList(Class<?> type) {
        return type == ArrayList.class
                || type == FIXED_LIST
                || type == SHORT_LIST
                || type == WRAPPED_LIST;
    }

    private void writeRecord(Record row) {
        RecordForm form = RecordForm.of(row.getClass());
        put(ItemTag.RECORD);
        putSize(classes.number(row.getClass()));
        for (int i = 0; i < form.components().size(); i++) write(form.get(row, i));
    }

    private void writeSerial(Object value) {
        try {
            writeBytes(ItemTag.SERIAL, Serials.write(value, classes.serialised()));
        } catch (IOException e) {
            throw new DataException(
                    Problem.of("a value cannot be sent from one partition to another")
                            .got(value.getClass().getName() + " (" + e + ")")
                            .expected(
                                    "a string, number, record, enum, Pair, list or map of these,"
                                            + " or a Serializable class"),
                    e);
        }
    }

    private void writeText(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (mayHaveLost(utf8) && !text.equals(new String(utf8, StandardCharsets.UTF_8))) {
            put(ItemTag.UNITS);
            putSize(text.length());
            for (int i = 0; i < text.length(); i++) putSize(text.charAt(i));
            return;
        }
        writeBytes(ItemTag.TEXT, utf8);
    }

    // Half of a surrogate pair becomes a question mark.
    private static boolean mayHaveLost(byte[] utf8) {
        for (byte letter : utf8) {
            if (letter == '?') return true;
        }
        return false;
    }

    private void writeBytes(byte tag, byte[] some) {
        put(tag);
        putSize(some.length);
        room(some.length);
        System.arraycopy(some, 0, bytes, size, some.length);
        size += some.length;
    }

    private void writeNumber(byte tag, long number) {
        put(tag);
        long rest = (number << 1) ^ (number >> 63);
        while ((rest & ~0x7FL) != 0) {
            put((byte) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        put((byte) rest);
    }

    private void writeFixed(byte tag, long bits, int count) {
        put(tag);
        room(Long.BYTES);
        LONGS.set(bytes, size, bits << (Long.SIZE - count * Byte.SIZE));
        size += count;
    }

    private void putSize(int number) {
        int rest = number;
        while ((rest & ~0x7F) != 0) {
            put((byte) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        put((byte) rest);
    }

    private void put(byte value) {
        if (size == bytes.length) room(1);
        bytes[size++] = value;
    }

    private void room(int more) {
        if (bytes.length - size >= more) return;
        int needed = Math.addExact(size, more);
        bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(bytes.length * 2L, 1 << 30)));
    }
}
