package dev.tasse.internal.plan;

import dev.tasse.type.BinaryType;
import dev.tasse.type.DataType;
import dev.tasse.type.DurationType;
import dev.tasse.type.ListType;
import dev.tasse.type.MapType;
import dev.tasse.type.MonthIntervalType;
import dev.tasse.type.Schema;
import dev.tasse.type.StructType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The plan that tells about each column of another: all aggregates in one pass, then a row a
/// column.
public final class Description {
    private static final List<String> NAMES =
            List.of("column", "type", "count", "nulls", "mean", "min", "max");

    private final Schema schema;
    private final List<BoundAggregate> calls = new ArrayList<>();
    private final List<List<Bound>> rows = new ArrayList<>();

    private Description(Schema schema) {
        this.schema = schema;
    }

    /// A row for each column of `input`.
    public static FramePlan of(FramePlan input) {
        Description description = new Description(input.schema());
        Bound all = description.call("rowCount", List.of());
        for (int i = 0; i < input.schema().size(); i++) description.add(i, all);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < description.calls.size(); i++) names.add("call:" + i);
        FramePlan totals = new Aggregate(input, List.of(), description.calls, names);
        List<FramePlan> parts = new ArrayList<>();
        for (List<Bound> row : description.rows) parts.add(new Project(totals, row, NAMES));
        return parts.size() == 1 ? parts.getFirst() : new Union(parts);
    }

    private void add(int column, Bound all) {
        String name = schema.name(column);
        DataType type = schema.type(column);
        List<Bound> value = List.of(new BoundColumn(column, name, type));
        Bound count = call("count", value);
        rows.add(
                List.of(
                        new BoundLiteral(name, DataType.STRING),
                        new BoundLiteral(type.toString(), DataType.STRING),
                        count,
                        Binder.call("minus", List.of(all, count)),
                        type.isNumeric() ? call("avg", value) : none(DataType.FLOAT64),
                        isOrdered(type) ? text(call("min", value)) : none(DataType.STRING),
                        isOrdered(type) ? text(call("max", value)) : none(DataType.STRING)));
    }

    private Bound call(String function, List<Bound> arguments) {
        BoundAggregate call = Binder.aggregate(function, arguments, false, Optional.empty());
        calls.add(call);
        return new BoundColumn(calls.size() - 1, "call:" + (calls.size() - 1), call.type());
    }

    private static Bound none(DataType type) {
        return BoundLiteral.nullOf(type);
    }

    private static Bound text(Bound value) {
        return Binder.cast(value, DataType.STRING);
    }

    // Ordered and with a text form that a cast gives.
    private static boolean isOrdered(DataType type) {
        return switch (type) {
            case ListType _, StructType _, MapType _, DurationType _, MonthIntervalType _ -> false;
            case BinaryType _ -> false;
            default -> true;
        };
    }
}
