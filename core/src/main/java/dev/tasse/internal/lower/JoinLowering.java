package dev.tasse.internal.lower;

import dev.tasse.expr.JoinType;
import dev.tasse.graph.Dependencies;
import dev.tasse.internal.operator.BuildJoin;
import dev.tasse.internal.operator.JoinSpec;
import dev.tasse.internal.operator.ShuffleSpec;
import dev.tasse.internal.operator.SinkSpec;
import dev.tasse.internal.operator.Step;
import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundColumn;
import dev.tasse.internal.plan.BoundLiteral;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Join;
import dev.tasse.internal.plan.Sizes;
import dev.tasse.type.DataType;
import dev.tasse.type.DateType;
import dev.tasse.type.IntType;
import dev.tasse.type.Schema;
import dev.tasse.type.TimeType;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Joins as tasks: the smaller side becomes a hash table, the other one looks its rows up in it.
///
/// A small table is built once and given to all; a large one is built in parts, both sides being
/// cut by the hash of the keys first.
final class JoinLowering {
    // Below this many rows one table that every task probes costs less than cutting both sides.
    private static final long MAX_BROADCAST_ROWS = 1 << 20;

    // Up to so many whole numbers, which mostly lie close together, an array over their range does
    // as well.
    private static final long MAX_BROADCAST_NUMBERS = 1 << 25;

    private final Lowering lowering;

    JoinLowering(Lowering lowering) {
        this.lowering = lowering;
    }

    Flow lower(Join join) {
        return switch (join.type()) {
            case INNER, CROSS -> inner(join);
            // The probe side is the one whose rows stay: they keep their order.
            case LEFT, SEMI, ANTI -> broadcast(join, join.type(), false);
            case RIGHT -> broadcast(join, JoinType.LEFT, true);
            case FULL -> full(join);
        };
    }

    private Flow inner(Join join) {
        OptionalLong left = Sizes.rows(join.left());
        OptionalLong right = Sizes.rows(join.right());
        boolean buildLeft =
                left.isPresent() && right.isPresent() && left.getAsLong() < right.getAsLong();
        OptionalLong build = buildLeft ? left : right;
        boolean small = build.orElse(0) <= mostRows(join) || join.leftKeys().isEmpty();
        return small ? broadcast(join, JoinType.INNER, buildLeft) : partitioned(join, buildLeft);
    }

    private static long mostRows(Join join) {
        boolean number =
                join.leftKeys().size() == 1
                        && switch (join.leftKeys().getFirst().type()) {
                            case IntType _, DateType _, TimeType _ -> true;
                            default -> false;
                        };
        return number ? MAX_BROADCAST_NUMBERS : MAX_BROADCAST_ROWS;
    }

    private Flow broadcast(Join join, JoinType type, boolean buildLeft) {
        Flow build = lowering.tables(lowering.flow(side(join, buildLeft)));
        int table = buildOne(join, build, buildLeft);
        Flow probe = lowering.flow(side(join, !buildLeft));
        Flow.Side tables = new Flow.Side(table, false);
        return probed(probe, tables, spec(join, type, buildLeft), join.schema());
    }

    private int buildOne(Join join, Flow build, boolean buildLeft) {
        return lowering.layers()
                .add(
                        build(join, buildLeft),
                        1,
                        "build join table",
                        Dependencies.all(build.firstId(), build.partitions()));
    }

    private Flow partitioned(Join join, boolean buildLeft) {
        int partitions = 2 * lowering.options().threads();
        Flow build = lowering.flow(side(join, buildLeft));
        int buildFirst = shuffled(build, keys(join, buildLeft), partitions);
        int tables =
                lowering.layers()
                        .add(
                                build(join, buildLeft),
                                partitions,
                                "build join tables",
                                Dependencies.allToAll(buildFirst, build.partitions(), partitions));
        Flow probe = lowering.flow(side(join, !buildLeft));
        int probeFirst = shuffled(probe, keys(join, !buildLeft), partitions);
        Flow slices = Flow.ofSlices(probeFirst, probe.partitions(), partitions, probe.schema());
        JoinSpec spec = spec(join, JoinType.INNER, buildLeft);
        return probed(slices, new Flow.Side(tables, true), spec, join.schema());
    }

    /// A left join, then the right rows without a match, their left columns null.
    private Flow full(Join join) {
        Flow left = lowering.tables(lowering.flow(join.left()));
        Flow right = lowering.tables(lowering.flow(join.right()));
        Flow.Side rightTable = new Flow.Side(buildOne(join, right, false), false);
        Flow.Side leftTable = new Flow.Side(buildOne(join, left, true), false);
        Flow pairs = probed(left, rightTable, spec(join, JoinType.LEFT, false), join.schema());
        Flow rest = probed(right, leftTable, spec(join, JoinType.ANTI, true), right.schema());
        Step nulls = new Step.ProjectStep(behindNulls(left.schema(), right.schema()));
        Flow first = lowering.tables(pairs);
        Flow last = lowering.tables(rest.then(nulls, "null left columns", join.schema()));
        int partitions = first.partitions() + last.partitions();
        return Flow.ofTables(first.firstId(), partitions, join.schema());
    }

    private static List<Bound> behindNulls(Schema left, Schema right) {
        List<Bound> columns = new ArrayList<>();
        for (DataType type : left.types()) columns.add(BoundLiteral.nullOf(type));
        for (int i = 0; i < right.size(); i++) {
            columns.add(new BoundColumn(i, right.name(i), right.type(i)));
        }
        return columns;
    }

    private int shuffled(Flow flow, List<Bound> keys, int partitions) {
        ShuffleSpec spec = new ShuffleSpec(keys, partitions, lowering.options().equalHashes());
        return lowering.layers()
                .pipeline(flow, new SinkSpec.Shuffle(flow.schema(), spec), "cut by hash");
    }

    private BuildJoin build(Join join, boolean buildLeft) {
        return new BuildJoin(
                side(join, buildLeft).schema(),
                keys(join, buildLeft),
                lowering.options().equalHashes());
    }

    private JoinSpec spec(Join join, JoinType type, boolean buildLeft) {
        return new JoinSpec(
                type,
                keys(join, !buildLeft),
                join.condition(),
                buildLeft,
                lowering.options().equalHashes());
    }

    private static Flow probed(Flow probe, Flow.Side side, JoinSpec spec, Schema schema) {
        Step step = new Step.ProbeStep(probe.sides().size(), spec);
        return probe.withSide(side).then(step, "join", schema);
    }

    private static FramePlan side(Join join, boolean left) {
        return left ? join.left() : join.right();
    }

    private static List<Bound> keys(Join join, boolean left) {
        return left ? join.leftKeys() : join.rightKeys();
    }
}
