package dev.tasse.internal.plan;

import dev.tasse.spi.Pushdown;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A plan as a text tree: the result on top, each input indented below what reads it. Sub-plans
/// that are computed once for several readers have a number and are shown once.
public final class Explain {
    private final List<FramePlan> shared;
    private final Set<FramePlan> shown = new HashSet<>();

    private Explain(List<FramePlan> shared) {
        this.shared = shared;
    }

    /// One line a node, each ending in a line break.
    public static String text(FramePlan plan) {
        StringBuilder text = new StringBuilder();
        new Explain(Sharing.of(plan)).append(plan, 0, text);
        return text.toString();
    }

    private void append(FramePlan plan, int depth, StringBuilder text) {
        text.repeat("  ", depth);
        int number = shared.indexOf(plan) + 1;
        if (number > 0 && !shown.add(plan)) {
            text.append("the same as #").append(number).append('\n');
            return;
        }
        text.append(line(plan)).append(number > 0 ? " #" + number : "").append('\n');
        for (FramePlan input : plan.inputs()) append(input, depth + 1, text);
    }

    /// What one node does, without its inputs.
    public static String line(FramePlan plan) {
        return switch (plan) {
            case Scan scan -> scan(scan);
            case Values values ->
                    "Values "
                            + values.schema().names()
                            + " in "
                            + values.partitions().size()
                            + " partitions"
                            + filters(values.filters());
            case Project project -> "Project " + named(project.expressions(), project.names());
            case Filter filter -> "Filter " + filter.predicate();
            case Aggregate aggregate -> aggregate(aggregate);
            case Sort sort -> "Sort by " + list(sort.keys());
            case Limit limit -> limit(limit);
            case Join join -> join(join);
            case Union union -> "Union of " + union.inputs().size();
            case MapPartitions map -> "MapPartitions to " + map.schema() + " by Java code";
            case Explode explode -> "Explode " + explode.input().schema().name(explode.column());
            case Repartition repartition -> "Repartition to " + repartition.count();
            case Sample sample ->
                    "Sample " + sample.fraction() + " of the rows, seed " + sample.seed();
            case Tail tail -> "Tail " + tail.count();
        };
    }

    private static String scan(Scan scan) {
        Pushdown pushdown = scan.pushdown();
        return "Scan "
                + scan.source().describe()
                + " "
                + pushdown.columns()
                + pushdown.predicate().map(p -> " where " + p).orElse("")
                + (pushdown.limit() < 0 ? "" : " limit " + pushdown.limit())
                + filters(scan.filters());
    }

    private static String filters(List<KeyFilter> filters) {
        return filters.stream().map(filter -> ", " + filter).collect(Collectors.joining());
    }

    private static String aggregate(Aggregate aggregate) {
        int keyCount = aggregate.keys().size();
        List<String> names = aggregate.names();
        String calls = named(aggregate.calls(), names.subList(keyCount, names.size()));
        if (keyCount == 0) return "Aggregate " + calls;
        String by = " by " + named(aggregate.keys(), names.subList(0, keyCount));
        return (aggregate.calls().isEmpty() ? "Distinct" : "Aggregate " + calls) + by;
    }

    private static String limit(Limit limit) {
        String count = limit.count() == Limit.ALL ? "all" : String.valueOf(limit.count());
        return "Limit " + count + (limit.offset() == 0 ? "" : " after " + limit.offset());
    }

    private static String join(Join join) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < join.leftKeys().size(); i++) {
            keys.add(join.leftKeys().get(i) + " = " + join.rightKeys().get(i));
        }
        String on = keys.isEmpty() ? "" : " on " + String.join(" and ", keys);
        return "Join " + join.type() + on + join.condition().map(c -> " where " + c).orElse("");
    }

    private static String list(List<?> parts) {
        return parts.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String named(List<?> parts, List<String> names) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i).toString();
            shown.add(part.equals(names.get(i)) ? part : part + " as " + names.get(i));
        }
        return String.join(", ", shown);
    }
}
