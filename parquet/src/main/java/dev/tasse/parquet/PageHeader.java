package dev.tasse.parquet;

import java.lang.foreign.MemorySegment;

/// What stands before the bytes of a page.
///
/// @param kind what the page holds
/// @param storedBytes how many bytes it has in the file, without the header
/// @param bytes how many it has when decompressed
/// @param values how many values, nulls included
/// @param encoding how they are encoded, by the number of the format
/// @param levels how the definition levels are kept
/// @param crc the checksum of the stored bytes, or -1
record PageHeader(
        Kind kind, int storedBytes, int bytes, int values, int encoding, Levels levels, long crc) {
    static final int PLAIN = 0;
    static final int PLAIN_DICTIONARY = 2;
    static final int RLE = 3;
    static final int BIT_PACKED = 4;
    static final int DELTA_BINARY_PACKED = 5;
    static final int DELTA_LENGTH_BYTE_ARRAY = 6;
    static final int DELTA_BYTE_ARRAY = 7;
    static final int RLE_DICTIONARY = 8;
    static final int BYTE_STREAM_SPLIT = 9;

    /// The kinds of pages that there are.
    enum Kind {
        DATA,
        INDEX,
        DICTIONARY,
        DATA_V2
    }

    /// The levels of a page.
    ///
    /// @param definitionBytes the bytes of the definition levels of a `DATA_V2` page
    /// @param repetitionBytes the bytes of its repetition levels
    /// @param compressed whether what follows them is compressed
    /// @param encoding how the definition levels of a `DATA` page are encoded
    record Levels(int definitionBytes, int repetitionBytes, boolean compressed, int encoding) {}

    /// The header that `bytes` begin with.
    ///
    /// @throws ThriftReader.CutOff if they end before it does
    static Parsed parse(MemorySegment bytes) {
        ThriftReader reader = new ThriftReader(bytes);
        Fields fields = new Fields(reader);
        reader.struct(fields::read);
        return new Parsed(fields.header(), (int) reader.position());
    }

    /// A header and the bytes it takes.
    record Parsed(PageHeader header, int length) {}

    /// How many bytes stand before the values of a page without nulls, as a rule: the levels in one
    /// run, if there are any.
    int usualPrefix(boolean optional) {
        if (kind == Kind.DATA_V2) return levels.definitionBytes + levels.repetitionBytes;
        int headBits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, values) << 1);
        return optional ? Integer.BYTES + (headBits + 6) / 7 + 1 : 0;
    }

    /// Whether the values are numbers of entries of a dictionary.
    boolean isCoded() {
        return encoding == RLE_DICTIONARY || encoding == PLAIN_DICTIONARY;
    }

    /// The name of an encoding, for people.
    static String encodingName(int encoding) {
        return switch (encoding) {
            case PLAIN -> "PLAIN";
            case PLAIN_DICTIONARY -> "PLAIN_DICTIONARY";
            case RLE -> "RLE";
            case BIT_PACKED -> "BIT_PACKED";
            case DELTA_BINARY_PACKED -> "DELTA_BINARY_PACKED";
            case DELTA_LENGTH_BYTE_ARRAY -> "DELTA_LENGTH_BYTE_ARRAY";
            case DELTA_BYTE_ARRAY -> "DELTA_BYTE_ARRAY";
            case RLE_DICTIONARY -> "RLE_DICTIONARY";
            case BYTE_STREAM_SPLIT -> "BYTE_STREAM_SPLIT";
            default -> "number " + encoding;
        };
    }

    /// The fields while they are read.
    private static final class Fields {
        private final ThriftReader reader;
        private int kind = -1;
        private int storedBytes = -1;
        private int bytes = -1;
        private int values = -1;
        private int encoding = -1;
        private int definitionBytes;
        private int repetitionBytes;
        private int levelEncoding = RLE;
        private boolean compressed = true;
        private long crc = -1;

        Fields(ThriftReader reader) {
            this.reader = reader;
        }

        boolean read(int id) {
            switch (id) {
                case 1 -> kind = reader.number();
                case 2 -> bytes = reader.number();
                case 3 -> storedBytes = reader.number();
                case 4 -> crc = Integer.toUnsignedLong(reader.number());
                case 5, 7 -> reader.struct(this::readData);
                case 8 -> reader.struct(this::readDataV2);
                default -> {
                    return false;
                }
            }
            return true;
        }

        private boolean readData(int id) {
            switch (id) {
                case 1 -> values = reader.number();
                case 2 -> encoding = reader.number();
                case 3 -> {
                    // Of a dictionary page: whether it is sorted.
                    if (kind != 0) return false;
                    levelEncoding = reader.number();
                }
                default -> {
                    return false;
                }
            }
            return true;
        }

        private boolean readDataV2(int id) {
            switch (id) {
                case 1 -> values = reader.number();
                case 4 -> encoding = reader.number();
                case 5 -> definitionBytes = reader.number();
                case 6 -> repetitionBytes = reader.number();
                case 7 -> compressed = reader.bool();
                default -> {
                    return false;
                }
            }
            return true;
        }

        PageHeader header() {
            boolean sized = bytes >= 0 && storedBytes >= 0;
            boolean filled = kind == 1 || values >= 0;
            boolean fits =
                    definitionBytes >= 0
                            && repetitionBytes >= 0
                            && (long) definitionBytes + repetitionBytes <= bytes;
            if (!sized || !filled || !fits) throw senseless();
            Levels levels = new Levels(definitionBytes, repetitionBytes, compressed, levelEncoding);
            return new PageHeader(knownKind(), storedBytes, bytes, values, encoding, levels, crc);
        }

        private Kind knownKind() {
            return switch (kind) {
                case 0 -> Kind.DATA;
                case 1 -> Kind.INDEX;
                case 2 -> Kind.DICTIONARY;
                case 3 -> Kind.DATA_V2;
                default -> throw senseless();
            };
        }

        private static IllegalStateException senseless() {
            return new IllegalStateException("the header of a page makes no sense");
        }
    }
}
