package dev.tasse.internal.plan;

import dev.tasse.expr.JoinType;
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

/// The plan that tells about each column of another: all aggregates, then a row a column.
///
/// Quantiles, which need all values at once, are apart from those that a pass adds up.
public final class Description {
    private static final List<String> NAMES =
            List.of(
                    "column", "type", "count", "nulls", "mean", "std", "min", "q25", "q50", "q75",
                    "max");

    private final Schema schema;
    private final int sums;
    private final List<BoundAggregate> calls = new ArrayList<>();
    private final List<BoundAggregate> quantiles = new ArrayList<>();
    private final List<List<Bound>> rows = new ArrayList<>();

    private Description(Schema schema) {
        this.schema = schema;
        sums = schema.types().stream().mapToInt(Description::sums).sum() + 1;
    }

    /// How many calls a pass adds up for a column of `type`.
    private static int sums(DataType type) {
        return 1 + (type.isNumeric() ? 2 : 0) + (isOrdered(type) ? 2 : 0);
    }

    /// A row for each column of `input`.
    public static FramePlan of(FramePlan input) {
        Description description = new Description(input.schema());
        Bound all = description.call("rowCount", List.of());
        for (int i = 0; i < input.schema().size(); i++) description.add(i, all);
        FramePlan totals = description.totals(input);
        List<FramePlan> parts = new ArrayList<>();
        for (List<Bound> row : description.rows) parts.add(new Project(totals, row, NAMES));
        return parts.size() == 1 ? parts.getFirst() : new Union(parts);
    }

    private FramePlan totals(FramePlan input) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < calls.size() + quantiles.size(); i++) names.add("call:" + i);
        List<String> first = names.subList(0, calls.size());
        FramePlan totals = new Aggregate(input, List.of(), calls, first);
        if (quantiles.isEmpty()) return totals;
        List<String> rest = names.subList(calls.size(), names.size());
        FramePlan shares = new Aggregate(input, List.of(), quantiles, rest);
        return new Join(
                totals, shares, JoinType.CROSS, List.of(), List.of(), Optional.empty(), names);
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
                        type.isNumeric() ? call("std", value) : none(DataType.FLOAT64),
                        isOrdered(type) ? text(call("min", value)) : none(DataType.STRING),
                        type.isNumeric() ? quantile(value, 0.25) : none(DataType.FLOAT64),
                        type.isNumeric() ? quantile(value, 0.5) : none(DataType.FLOAT64),
                        type.isNumeric() ? quantile(value, 0.75) : none(DataType.FLOAT64),
                        isOrdered(type) ? text(call("max", value)) : none(DataType.STRING)));
    }

    private Bound call(String function, List<Bound> arguments) {
        BoundAggregate call = Binder.aggregate(function, arguments, false, Optional.empty());
        calls.add(call);
        return new BoundColumn(calls.size() - 1, "call:" + (calls.size() - 1), call.type());
    }

    private Bound quantile(List<Bound> value, double share) {
        List<Bound> arguments =
                List.of(value.getFirst(), new BoundLiteral(share, DataType.FLOAT64));
        BoundAggregate call = Binder.aggregate("quantile", arguments, false, Optional.empty());
        quantiles.add(call);
        int place = sums + quantiles.size() - 1;
        return new BoundColumn(place, "call:" + place, call.type());
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
