package dev.tasse.internal.bag;

/// The first byte of an encoded value: what follows.
///
/// ```
/// numbers    INT LONG: variable length, zigzag; others: fixed length, big endian
/// TEXT       length, UTF-8          UNITS  length, units of text that is no UTF-16
/// RECORD     class, components      PAIR   key, value         ENUM  class, ordinal
/// LIST       length, elements       MAP    length, keys and values by turns
/// SERIAL     length, what ObjectOutputStream writes
/// ```
///
/// A class is its number in the {@link ClassTable} of the bytes.
final class ItemTag {
    static final byte NULL = 0;
    static final byte TRUE = 1;
    static final byte FALSE = 2;
    static final byte BYTE = 3;
    static final byte SHORT = 4;
    static final byte CHAR = 5;
    static final byte INT = 6;
    static final byte LONG = 7;
    static final byte FLOAT = 8;
    static final byte DOUBLE = 9;
    static final byte TEXT = 10;
    static final byte UNITS = 11;
    static final byte RECORD = 12;
    static final byte PAIR = 13;
    static final byte ENUM = 14;
    static final byte LIST = 15;
    static final byte MAP = 16;
    static final byte BYTES = 17;
    static final byte SERIAL = 18;

    private ItemTag() {}
}
