package dev.tasse.internal.store;

import dev.tasse.type.BinaryType;
import dev.tasse.type.BoolType;
import dev.tasse.type.DataType;
import dev.tasse.type.DateType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.DurationType;
import dev.tasse.type.FloatType;
import dev.tasse.type.IntType;
import dev.tasse.type.ListType;
import dev.tasse.type.MapType;
import dev.tasse.type.MonthIntervalType;
import dev.tasse.type.NullType;
import dev.tasse.type.Schema;
import dev.tasse.type.StructType;
import dev.tasse.type.TimeResolution;
import dev.tasse.type.TimeType;
import dev.tasse.type.TimestampType;
import dev.tasse.type.Utf8Type;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Types and schemas as bytes, for the head of a table on the wire.
final class TypeCodec {
    private static final int NULL = 0;
    private static final int BOOL = 1;
    private static final int INT = 2;
    private static final int FLOAT = 3;
    private static final int DECIMAL = 4;
    private static final int UTF8 = 5;
    private static final int BINARY = 6;
    private static final int DATE = 7;
    private static final int TIME = 8;
    private static final int TIMESTAMP = 9;
    private static final int DURATION = 10;
    private static final int MONTHS = 11;
    private static final int LIST = 12;
    private static final int STRUCT = 13;
    private static final int MAP = 14;

    private TypeCodec() {}

    static void write(Schema schema, DataOutputStream out) throws IOException {
        out.writeInt(schema.size());
        for (int i = 0; i < schema.size(); i++) {
            writeText(schema.name(i), out);
            write(schema.type(i), out);
        }
    }

    static Schema readSchema(DataInputStream in) throws IOException {
        List<String> names = new ArrayList<>();
        List<DataType> types = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            names.add(readText(in));
            types.add(read(in));
        }
        return Schema.of(names, types);
    }

    static void writeText(String text, DataOutputStream out) throws IOException {
        writeBytes(text.getBytes(StandardCharsets.UTF_8), out);
    }

    static String readText(DataInputStream in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] readBytes(DataInputStream in) throws IOException {
        int count = in.readInt();
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) throw new StreamCorruptedException("a text is cut off");
        return bytes;
    }

    private static void write(DataType type, DataOutputStream out) throws IOException {
        switch (type) {
            case NullType _ -> out.write(NULL);
            case BoolType _ -> out.write(BOOL);
            case IntType(int bits, boolean signed) -> write(out, INT, bits, signed ? 1 : 0);
            case FloatType(int bits) -> write(out, FLOAT, bits);
            case DecimalType(int precision, int scale) -> write(out, DECIMAL, precision, scale);
            case Utf8Type _ -> out.write(UTF8);
            case BinaryType _ -> out.write(BINARY);
            case DateType _ -> out.write(DATE);
            case TimeType(TimeResolution unit) -> write(out, TIME, unit);
            case TimestampType(TimeResolution unit, String zone) -> {
                write(out, TIMESTAMP, unit);
                writeText(zone, out);
            }
            case DurationType(TimeResolution unit) -> write(out, DURATION, unit);
            case MonthIntervalType _ -> out.write(MONTHS);
            case ListType(DataType element) -> {
                out.write(LIST);
                write(element, out);
            }
            case StructType(Schema fields) -> {
                out.write(STRUCT);
                write(fields, out);
            }
            case MapType(DataType key, DataType value) -> {
                out.write(MAP);
                write(key, out);
                write(value, out);
            }
        }
    }

    private static void write(DataOutputStream out, int... bytes) throws IOException {
        for (int number : bytes) out.write(number);
    }

    private static void write(DataOutputStream out, int kind, TimeResolution unit)
            throws IOException {
        out.write(kind);
        writeText(unit.name(), out);
    }

    private static DataType read(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case NULL -> DataType.NULL;
            case BOOL -> DataType.BOOL;
            case INT -> new IntType(in.readUnsignedByte(), in.readBoolean());
            case FLOAT -> new FloatType(in.readUnsignedByte());
            case DECIMAL -> new DecimalType(in.readUnsignedByte(), in.readUnsignedByte());
            case UTF8 -> DataType.STRING;
            case BINARY -> DataType.BINARY;
            case DATE -> DataType.DATE;
            case TIME -> new TimeType(readUnit(in));
            case TIMESTAMP -> new TimestampType(readUnit(in), readText(in));
            case DURATION -> new DurationType(readUnit(in));
            case MONTHS -> DataType.MONTHS;
            case LIST -> new ListType(read(in));
            case STRUCT -> new StructType(readSchema(in));
            case MAP -> new MapType(read(in), read(in));
            default -> throw new StreamCorruptedException("no type has the number " + kind);
        };
    }

    private static TimeResolution readUnit(DataInputStream in) throws IOException {
        return TimeResolution.valueOf(readText(in));
    }
}
