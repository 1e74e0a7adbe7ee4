package dev.tasse.internal.plan;

import dev.tasse.data.Table;

import java.util.OptionalLong;

/// Guesses how many rows a plan gives, to choose between ways that are all right.
public final class Sizes {
    // What a condition keeps and how many rows make a group when nothing is known: System R's
    // defaults
    // in spirit, rounded.
    private static final long FILTER_DIVISOR = 3;
    private static final long GROUP_DIVISOR = 10;

    private Sizes() {}

    /// About how many rows, if the sources can tell of theirs.
    public static OptionalLong rows(FramePlan plan) {
        return switch (plan) {
            case Scan scan -> scan.source().estimatedRows();
            case Values values ->
                    OptionalLong.of(values.partitions().stream().mapToLong(Table::rowCount).sum());
            case Project project -> rows(project.input());
            case Sort sort -> rows(sort.input());
            case Filter filter -> divided(rows(filter.input()), FILTER_DIVISOR);
            case Aggregate aggregate ->
                    aggregate.keys().isEmpty()
                            ? OptionalLong.of(1)
                            : divided(rows(aggregate.input()), GROUP_DIVISOR);
            case Limit limit -> limited(limit);
            case Join join -> joined(join);
            case Union union -> sum(union);
            case MapPartitions map -> rows(map.input());
            case Explode explode -> rows(explode.input());
            case Repartition repartition -> rows(repartition.input());
            case Sample sample -> sampled(sample);
            case Tail tail -> limited(new Limit(tail.input(), 0, tail.count()));
        };
    }

    // As if keys were unique on one side.
    private static OptionalLong joined(Join join) {
        OptionalLong left = rows(join.left());
        OptionalLong right = rows(join.right());
        if (left.isEmpty() || right.isEmpty()) return OptionalLong.empty();
        long larger = Math.max(left.getAsLong(), right.getAsLong());
        return switch (join.type()) {
            case INNER, LEFT, RIGHT -> OptionalLong.of(larger);
            case FULL -> OptionalLong.of(left.getAsLong() + right.getAsLong());
            case SEMI, ANTI -> divided(left, FILTER_DIVISOR);
            case CROSS -> {
                double pairs = (double) left.getAsLong() * right.getAsLong();
                yield OptionalLong.of(Math.max(larger, (long) pairs));
            }
        };
    }

    private static OptionalLong divided(OptionalLong rows, long divisor) {
        return rows.isEmpty() ? rows : OptionalLong.of(Math.max(1, rows.getAsLong() / divisor));
    }

    private static OptionalLong limited(Limit limit) {
        OptionalLong rows = rows(limit.input());
        if (limit.count() == Limit.ALL) return rows;
        return OptionalLong.of(Math.min(limit.count(), rows.orElse(limit.count())));
    }

    private static OptionalLong sum(Union union) {
        long sum = 0;
        for (FramePlan input : union.inputs()) {
            OptionalLong rows = rows(input);
            if (rows.isEmpty()) return rows;
            sum += rows.getAsLong();
        }
        return OptionalLong.of(sum);
    }

    private static OptionalLong sampled(Sample sample) {
        OptionalLong rows = rows(sample.input());
        if (rows.isEmpty()) return rows;
        return OptionalLong.of(Math.max(1, Math.round(rows.getAsLong() * sample.fraction())));
    }
}
