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

    /// The number of rows, if the sources know theirs.
    public static OptionalLong rows(FramePlan plan) {
        return switch (plan) {
            case Scan scan -> scan.source().rowCount();
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
            case Join join -> larger(rows(join.left()), rows(join.right()));
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

    private static OptionalLong larger(OptionalLong a, OptionalLong b) {
        if (a.isEmpty() || b.isEmpty()) return OptionalLong.empty();
        return OptionalLong.of(Math.max(a.getAsLong(), b.getAsLong()));
    }
}
