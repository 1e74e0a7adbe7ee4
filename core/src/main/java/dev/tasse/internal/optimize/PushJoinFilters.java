package dev.tasse.internal.optimize;

import dev.tasse.expr.JoinType;
import dev.tasse.internal.plan.Aggregate;
import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundCast;
import dev.tasse.internal.plan.BoundColumn;
import dev.tasse.internal.plan.BuildSide;
import dev.tasse.internal.plan.Explode;
import dev.tasse.internal.plan.Filter;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Join;
import dev.tasse.internal.plan.KeyFilter;
import dev.tasse.internal.plan.Limit;
import dev.tasse.internal.plan.MapPartitions;
import dev.tasse.internal.plan.Project;
import dev.tasse.internal.plan.Repartition;
import dev.tasse.internal.plan.Sample;
import dev.tasse.internal.plan.Scan;
import dev.tasse.internal.plan.Sharing;
import dev.tasse.internal.plan.Sizes;
import dev.tasse.internal.plan.Sort;
import dev.tasse.internal.plan.Tail;
import dev.tasse.internal.plan.Union;
import dev.tasse.internal.plan.Values;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// Tells what is read below a join of which keys its table will be, so that rows that find no match
/// are left out: through everything that a condition on the keys could be moved through.
///
/// The table of the outer join is made first, so a join's filters reach the tables of those below
/// it. What several readers share is left as it is.
final class PushJoinFilters implements Rule {
    // Looking up rows early pays while the table stays in the cache.
    private static final long MOST_KEYS = 1 << 20;

    @Override
    public FramePlan apply(FramePlan plan) {
        FramePlan plain =
                Rule.bottomUp(
                        plan,
                        node ->
                                switch (node) {
                                    case Scan scan -> scan.withFilters(List.of());
                                    case Values values -> values.withFilters(List.of());
                                    default -> node;
                                });
        return new Pass(Set.copyOf(Sharing.of(plain))).applied(plain);
    }

    /// The keys of a join over the columns of some plan below it.
    ///
    /// @param apart whether more than filters and projections lies between: then it pays to look
    ///   rows up twice
    private record Keys(KeyFilter.Table table, List<Bound> keys, boolean apart) {
        Keys over(List<Bound> columns) {
            List<Bound> moved = new ArrayList<>();
            for (Bound key : keys) moved.add(PushDownFilter.substitute(key, columns));
            return new Keys(table, moved, apart);
        }

        Keys moved(int first, int count) {
            Map<Integer, Integer> places = new HashMap<>();
            for (int i = 0; i < count; i++) places.put(first + i, i);
            return new Keys(table, keys.stream().map(key -> key.moved(places)).toList(), true);
        }

        Keys farther() {
            return new Keys(table, keys, true);
        }

        boolean areIn(int from, int to) {
            return keys.stream()
                    .flatMap(key -> key.columns().stream())
                    .allMatch(column -> column >= from && column < to);
        }

        /// Whether each is a column as it is read, or a cast of one: cheap, and no code of a user.
        boolean arePlain() {
            return keys.stream().allMatch(Keys::isPlain);
        }

        private static boolean isPlain(Bound key) {
            Bound inner = key;
            while (inner instanceof BoundCast cast) inner = cast.argument();
            return inner instanceof BoundColumn;
        }
    }

    private record Pass(Set<FramePlan> shared) {
        FramePlan applied(FramePlan plan) {
            if (!(plan instanceof Join join)) return plan.mapInputs(this::applied);
            BuildSide side = BuildSide.of(join);
            boolean drops = join.type() == JoinType.INNER || join.type() == JoinType.SEMI;
            if (!drops || !side.whole() || join.leftKeys().isEmpty())
                return plan.mapInputs(this::applied);
            FramePlan build = applied(side.build(join));
            Keys keys =
                    new Keys(
                            new KeyFilter.Table(build, side.buildKeys(join)),
                            side.probeKeys(join),
                            false);
            FramePlan probe = applied(pushed(side.probe(join), keys));
            return side.left() ? join.withInputs(build, probe) : join.withInputs(probe, build);
        }

        private FramePlan pushed(FramePlan plan, Keys keys) {
            if (shared.contains(plan) || !keys.arePlain()) return plan;
            return switch (plan) {
                case Scan scan -> told(scan, keys);
                case Filter filter -> filter.mapInputs(input -> pushed(input, keys));
                case Project project ->
                        project.mapInputs(input -> pushed(input, keys.over(project.expressions())));
                case Union union -> union.mapInputs(input -> pushed(input, keys));
                case Sort _, Repartition _ ->
                        plan.mapInputs(input -> pushed(input, keys.farther()));
                case Explode explode -> exploded(explode, keys);
                case Aggregate aggregate -> grouped(aggregate, keys);
                case Join join -> joined(join, keys);
                case Values values -> told(values, keys);
                case Limit _, MapPartitions _, Sample _, Tail _ -> plan;
            };
        }

        private FramePlan exploded(Explode explode, Keys keys) {
            boolean onElements =
                    keys.keys().stream().anyMatch(key -> key.columns().contains(explode.column()));
            return onElements ? explode : explode.mapInputs(input -> pushed(input, keys.farther()));
        }

        private FramePlan grouped(Aggregate aggregate, Keys keys) {
            if (!keys.areIn(0, aggregate.keys().size())) return aggregate;
            Keys below = keys.over(aggregate.keys()).farther();
            return aggregate.mapInputs(input -> pushed(input, below));
        }

        private FramePlan joined(Join join, Keys keys) {
            int leftSize = join.left().schema().size();
            if (keys.areIn(0, leftSize) && keepsLeft(join.type())) {
                return join.withInputs(pushed(join.left(), keys.farther()), join.right());
            }
            int rightSize = join.right().schema().size();
            if (!keys.areIn(leftSize, leftSize + rightSize) || !keepsRight(join.type())) {
                return join;
            }
            Keys right = keys.moved(leftSize, rightSize);
            return join.withInputs(join.left(), pushed(join.right(), right));
        }
    }

    // Whether the columns of the left side are nowhere replaced by nulls.
    private static boolean keepsLeft(JoinType type) {
        return switch (type) {
            case INNER, CROSS, LEFT, SEMI, ANTI -> true;
            case RIGHT, FULL -> false;
        };
    }

    private static boolean keepsRight(JoinType type) {
        return switch (type) {
            case INNER, CROSS, RIGHT -> true;
            case LEFT, FULL, SEMI, ANTI -> false;
        };
    }

    private static FramePlan told(Scan scan, Keys keys) {
        if (scan.pushdown().limit() >= 0) return scan;
        boolean rows = keys.apart() && isSmaller(keys.table().plan(), scan);
        if (!rows && !scan.source().usesPredicates()) return scan;
        return scan.withFilters(more(scan.filters(), keys, rows));
    }

    private static FramePlan told(Values values, Keys keys) {
        boolean rows = keys.apart() && isSmaller(keys.table().plan(), values);
        return rows ? values.withFilters(more(values.filters(), keys, true)) : values;
    }

    private static List<KeyFilter> more(List<KeyFilter> known, Keys keys, boolean rows) {
        List<KeyFilter> filters = new ArrayList<>(known);
        filters.add(new KeyFilter(keys.table(), keys.keys(), rows));
        return filters;
    }

    private static boolean isSmaller(FramePlan table, FramePlan read) {
        OptionalLong build = Sizes.rows(table);
        OptionalLong rows = Sizes.rows(read);
        if (build.isEmpty() || rows.isEmpty()) return false;
        return build.getAsLong() <= Math.min(MOST_KEYS, rows.getAsLong());
    }
}
