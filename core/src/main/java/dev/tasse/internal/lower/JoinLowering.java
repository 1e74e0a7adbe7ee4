package dev.tasse.internal.lower;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.expr.JoinType;
import dev.tasse.graph.Dependencies;
import dev.tasse.internal.operator.BuildJoin;
import dev.tasse.internal.operator.JoinSpec;
import dev.tasse.internal.operator.ShuffleSpec;
import dev.tasse.internal.operator.SinkSpec;
import dev.tasse.internal.operator.Step;
import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Join;
import dev.tasse.internal.plan.Sizes;

import java.util.List;
import java.util.OptionalLong;

/// Joins as tasks: the smaller side becomes a hash table, the other one looks its rows up in it.
///
/// A small table is built once and given to all; a large one is built in parts, both sides being
/// cut by the hash of the keys first.
final class JoinLowering {
    // Below this many rows one table that every task probes costs less than cutting both sides.
    private static final long MAX_BROADCAST_ROWS = 1 << 20;

    private final Lowering lowering;

    JoinLowering(Lowering lowering) {
        this.lowering = lowering;
    }

    Flow lower(Join join) {
        if (join.type() != JoinType.INNER && join.type() != JoinType.CROSS) {
            throw new PlanException(
                    Problem.of("joins of type " + join.type() + " are not there yet")
                            .expected(JoinType.INNER));
        }
        OptionalLong left = Sizes.rows(join.left());
        OptionalLong right = Sizes.rows(join.right());
        boolean buildLeft =
                left.isPresent() && right.isPresent() && left.getAsLong() < right.getAsLong();
        OptionalLong build = buildLeft ? left : right;
        boolean small = build.orElse(0) <= MAX_BROADCAST_ROWS || join.leftKeys().isEmpty();
        return small ? broadcast(join, buildLeft) : partitioned(join, buildLeft);
    }

    private Flow broadcast(Join join, boolean buildLeft) {
        Flow build = lowering.tables(lowering.flow(side(join, buildLeft)));
        int table =
                lowering.layers()
                        .add(
                                build(join, buildLeft),
                                1,
                                "build join table",
                                Dependencies.all(build.firstId(), build.partitions()));
        Flow probe = lowering.flow(side(join, !buildLeft));
        return probed(probe, new Flow.Side(table, false), join, buildLeft);
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
        return probed(slices, new Flow.Side(tables, true), join, buildLeft);
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

    private Flow probed(Flow probe, Flow.Side side, Join join, boolean buildLeft) {
        JoinSpec spec =
                new JoinSpec(
                        keys(join, !buildLeft),
                        join.condition(),
                        buildLeft,
                        lowering.options().equalHashes());
        Step step = new Step.ProbeStep(probe.sides().size(), spec);
        return probe.withSide(side).then(step, "join", join.schema());
    }

    private static FramePlan side(Join join, boolean left) {
        return left ? join.left() : join.right();
    }

    private static List<Bound> keys(Join join, boolean left) {
        return left ? join.leftKeys() : join.rightKeys();
    }
}
