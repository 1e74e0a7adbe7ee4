package dev.tasse.sql;

import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.internal.plan.Catalog;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Values;
import dev.tasse.type.DataType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.Schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tables without rows to plan queries over, and files of which only the names exist.
final class Fixture implements Catalog {
    private final Map<String, FramePlan> tables = new LinkedHashMap<>();
    private final List<String> reads = new ArrayList<>();

    Fixture() {
        tables.put("flights", flights());
        tables.put("airports", airports());
        tables.put("t", everyType());
        tables.put("u", other());
    }

    private static FramePlan flights() {
        return table(
                Schema.of("date", DataType.TIMESTAMP)
                        .with("delay", DataType.INT16)
                        .with("origin", DataType.STRING));
    }

    private static FramePlan airports() {
        return table(Schema.of("iata", DataType.STRING).with("state", DataType.STRING));
    }

    private static FramePlan everyType() {
        return table(
                Schema.of("x", DataType.INT32)
                        .with("y", DataType.INT64)
                        .with("d", DataType.FLOAT64)
                        .with("s", DataType.STRING)
                        .with("dt", DataType.DATE)
                        .with("ts", DataType.TIMESTAMP)
                        .with("b", DataType.BOOL)
                        .with("amount", new DecimalType(10, 2))
                        .with("f", DataType.FLOAT32));
    }

    private static FramePlan other() {
        return table(
                Schema.of("x", DataType.INT32)
                        .with("Big Name", DataType.INT32)
                        .with("K", DataType.INT32));
    }

    private static FramePlan table(Schema schema) {
        return new Values(schema, List.of());
    }

    /// What was read by a function, as `format path options`.
    List<String> reads() {
        return reads;
    }

    @Override
    public Optional<FramePlan> table(String name) {
        for (Map.Entry<String, FramePlan> table : tables.entrySet()) {
            boolean isFile = name.startsWith("data/") && name.contains(table.getKey() + ".");
            if (isFile || table.getKey().equalsIgnoreCase(name)) {
                return Optional.of(table.getValue());
            }
        }
        if (!name.contains("/")) return Optional.empty();
        throw new DataException(Problem.of("no such file").at(name));
    }

    @Override
    public FramePlan read(String format, String path, Map<String, Object> options) {
        reads.add(format + " " + path + " " + options);
        return table(path).orElseThrow();
    }

    @Override
    public Collection<String> names() {
        return tables.keySet();
    }
}
