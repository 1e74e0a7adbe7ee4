package dev.tasse.parquet;

import dev.tasse.internal.memory.Layouts;

import java.lang.foreign.MemorySegment;

/// Reads the compact form of Thrift, in which the headers of pages and the indexes of columns are
/// written: only what these use.
final class ThriftReader {
    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int BYTE = 3;
    private static final int DOUBLE = 7;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int SET = 10;
    private static final int MAP = 11;
    private static final int STRUCT = 12;
    private static final int LONG_LIST = 15;
    private static final int MAX_VARINT_BITS = 70;
    private static final int MAX_DEPTH = 16;

    private final MemorySegment bytes;
    private long position;
    private int type;
    private int depth;

    /// Reads from the first of `bytes` on.
    ThriftReader(MemorySegment bytes) {
        this.bytes = bytes;
    }

    /// What becomes of a field of a struct.
    interface Fields {
        /// Reads the value of field `id`; false leaves it to be skipped.
        boolean read(int id);
    }

    /// What becomes of an element of a list.
    interface Element {
        void read(int index);
    }

    /// How many bytes were read.
    long position() {
        return position;
    }

    /// Reads a struct to its end.
    void struct(Fields fields) {
        if (++depth > MAX_DEPTH) throw damaged("structs in structs in structs");
        int id = 0;
        int head = unsignedByte();
        while (head != 0) {
            int delta = head >>> 4;
            id = delta == 0 ? (int) zigzag() : id + delta;
            int kind = head & 15;
            type = kind;
            if (!fields.read(id)) skip(kind);
            head = unsignedByte();
        }
        depth--;
    }

    /// Reads a list to its end.
    void list(Element element) {
        int head = unsignedByte();
        int count = listSize(head);
        for (int i = 0; i < count; i++) {
            type = head & 15;
            element.read(i);
        }
    }

    private int listSize(int head) {
        int count = head >>> 4;
        if (count == LONG_LIST) count = Math.toIntExact(varint());
        if (count < 0 || count > bytes.byteSize()) throw damaged("a list of " + count);
        return count;
    }

    /// The value of a field that is a truth value, or an element of a list of these.
    boolean bool() {
        return type == TRUE;
    }

    /// An element of a list of truth values.
    boolean boolElement() {
        return unsignedByte() == TRUE;
    }

    int number() {
        return Math.toIntExact(zigzag());
    }

    long longNumber() {
        return zigzag();
    }

    byte[] binary() {
        long length = varint();
        checkRoom(length);
        byte[] value = bytes.asSlice(position, length).toArray(Layouts.BYTE);
        position += length;
        return value;
    }

    private void skip(int kind) {
        switch (kind) {
            case TRUE, FALSE -> {}
            case BYTE -> position++;
            case DOUBLE -> position += Double.BYTES;
            case BINARY -> {
                long length = varint();
                checkRoom(length);
                position += length;
            }
            case LIST, SET -> {
                int head = unsignedByte();
                int count = listSize(head);
                for (int i = 0; i < count; i++) skipElement(head & 15);
            }
            case MAP -> {
                int count = Math.toIntExact(varint());
                int kinds = count == 0 ? 0 : unsignedByte();
                for (int i = 0; i < count; i++) {
                    skipElement(kinds >>> 4);
                    skipElement(kinds & 15);
                }
            }
            case STRUCT -> struct(_ -> false);
            default -> zigzag();
        }
    }

    private void skipElement(int kind) {
        if (kind == TRUE || kind == FALSE) position++;
        else skip(kind);
    }

    private long zigzag() {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < MAX_VARINT_BITS; shift += 7) {
            int next = unsignedByte();
            value |= (next & 0x7FL) << shift;
            if (next < 0x80) return value;
        }
        throw damaged("a number without an end");
    }

    private int unsignedByte() {
        checkRoom(1);
        return Byte.toUnsignedInt(bytes.get(Layouts.BYTE, position++));
    }

    private void checkRoom(long count) {
        if (count < 0 || count > bytes.byteSize() - position) throw new CutOff();
    }

    private static IllegalStateException damaged(String what) {
        return new IllegalStateException("a header makes no sense: " + what);
    }

    /// That the bytes end before the struct does: there may be more of them elsewhere.
    static final class CutOff extends IllegalStateException {
        private static final long serialVersionUID = 1;

        CutOff() {
            super("a header is cut off");
        }
    }
}
