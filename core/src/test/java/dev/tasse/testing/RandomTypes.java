package dev.tasse.testing;

import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.DurationType;
import dev.tasse.type.ListType;
import dev.tasse.type.MapType;
import dev.tasse.type.Schema;
import dev.tasse.type.StructType;
import dev.tasse.type.TimeResolution;
import dev.tasse.type.TimeType;
import dev.tasse.type.TimestampType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The types that random tables are made of.
public final class RandomTypes {
    /// An instant shown in a zone with summer time.
    public static final TimestampType ZONED =
            new TimestampType(TimeResolution.MICROS, "Europe/Berlin");

    /// One or more of every type that has no other type inside.
    public static final List<DataType> FLAT =
            List.of(
                    DataType.NULL,
                    DataType.BOOL,
                    DataType.INT8,
                    DataType.INT16,
                    DataType.INT32,
                    DataType.INT64,
                    DataType.UINT8,
                    DataType.UINT16,
                    DataType.UINT32,
                    DataType.UINT64,
                    DataType.FLOAT32,
                    DataType.FLOAT64,
                    new DecimalType(5, 2),
                    new DecimalType(18, 0),
                    new DecimalType(38, 10),
                    DataType.STRING,
                    DataType.BINARY,
                    DataType.DATE,
                    DataType.TIME,
                    new TimeType(TimeResolution.NANOS),
                    DataType.TIMESTAMP,
                    new TimestampType(TimeResolution.SECONDS, ""),
                    new TimestampType(TimeResolution.NANOS, ""),
                    ZONED,
                    DataType.DURATION,
                    new DurationType(TimeResolution.MILLIS),
                    DataType.MONTHS);

    private RandomTypes() {}

    /// A column of every flat type, called `c0`, `c1`, ..., one of each nested kind, and a few more
    /// at random.
    public static Schema schema(Random random) {
        List<DataType> types = new ArrayList<>(FLAT);
        types.add(new ListType(nested(random, 1)));
        types.add(struct(random));
        types.add(new MapType(DataType.STRING, nested(random, 1)));
        for (int i = random.nextInt(4); i > 0; i--) types.add(nested(random, 2));
        return named(types);
    }

    /// A column of each of `types`, called `c0`, `c1`, ...
    public static Schema named(List<? extends DataType> types) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) names.add("c" + i);
        return Schema.of(names, types);
    }

    private static DataType nested(Random random, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(6);
        return switch (kind) {
            case 1 -> new ListType(nested(random, depth - 1));
            case 2 -> struct(random);
            case 3 -> new MapType(DataType.INT32, nested(random, depth - 1));
            default -> FLAT.get(random.nextInt(FLAT.size()));
        };
    }

    private static StructType struct(Random random) {
        List<DataType> fields = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) fields.add(nested(random, 0));
        return new StructType(named(fields));
    }
}
