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
import dev.tasse.internal.plan.BuildSide;
import dev.tasse.internal.plan.Join;
import dev.tasse.internal.plan.KeyFilter;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

import java.util.ArrayList;
import java.util.List;

/// Joins as tasks: the smaller side becomes a hash table, the other one looks its rows up in it.
///
/// A small table is built once and given to all; a large one is built in parts, both sides being
/// cut by the hash of the keys first.
final class JoinLowering {
    private final Lowering lowering;

    JoinLowering(Lowering lowering) {
        this.lowering = lowering;
    }

    Flow lower(Join join) {
        BuildSide side = BuildSide.of(join);
        return switch (join.type()) {
            case INNER, CROSS ->
                    side.whole() ? broadcast(join, JoinType.INNER, side) : partitioned(join, side);
            case LEFT, SEMI, ANTI -> broadcast(join, join.type(), side);
            case RIGHT -> broadcast(join, JoinType.LEFT, side);
            case FULL -> full(join);
        };
    }

    private Flow broadcast(Join join, JoinType type, BuildSide side) {
        int table = lowering.joinTable(new KeyFilter.Table(side.build(join), side.buildKeys(join)));
        Flow probe = lowering.flow(side.probe(join));
        JoinSpec spec = spec(join, type, side);
        return probed(probe, new Flow.Side(table, false), spec, join.schema());
    }

    /// The task that makes one table of all rows of `build`.
    ///
    /// @param bounded whether it finds out between which values the keys lie
    int buildOne(Flow build, List<Bound> keys, boolean bounded) {
        Flow tables = lowering.tables(build);
        return lowering.layers()
                .add(
                        new BuildJoin(build.schema(), keys, equalHashes(), bounded),
                        1,
                        "build join table",
                        Dependencies.all(tables.firstId(), tables.partitions()));
    }

    private boolean equalHashes() {
        return lowering.options().equalHashes();
    }

    private Flow partitioned(Join join, BuildSide side) {
        int partitions = 2 * lowering.options().threads();
        List<Bound> keys = side.buildKeys(join);
        Flow build = lowering.flow(side.build(join));
        int buildFirst = shuffled(build, keys, partitions);
        int tables =
                lowering.layers()
                        .add(
                                new BuildJoin(build.schema(), keys, equalHashes(), false),
                                partitions,
                                "build join tables",
                                Dependencies.allToAll(buildFirst, build.partitions(), partitions));
        Flow probe = lowering.flow(side.probe(join));
        int probeFirst = shuffled(probe, side.probeKeys(join), partitions);
        Flow slices = Flow.ofSlices(probeFirst, probe.partitions(), partitions, probe.schema());
        JoinSpec spec = spec(join, JoinType.INNER, side);
        return probed(slices, new Flow.Side(tables, true), spec, join.schema());
    }

    /// A left join, then the right rows without a match, their left columns null.
    private Flow full(Join join) {
        Flow left = lowering.tables(lowering.flow(join.left()));
        Flow right = lowering.tables(lowering.flow(join.right()));
        Flow.Side rightTable = new Flow.Side(buildOne(right, join.rightKeys(), false), false);
        Flow.Side leftTable = new Flow.Side(buildOne(left, join.leftKeys(), false), false);
        JoinSpec leftRows = spec(join, JoinType.LEFT, new BuildSide(false, true));
        JoinSpec rightRows = spec(join, JoinType.ANTI, new BuildSide(true, true));
        Flow pairs = probed(left, rightTable, leftRows, join.schema());
        Flow rest = probed(right, leftTable, rightRows, right.schema());
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
        ShuffleSpec spec = new ShuffleSpec(keys, partitions, equalHashes());
        return lowering.layers()
                .pipeline(flow, new SinkSpec.Shuffle(flow.schema(), spec), "cut by hash");
    }

    private JoinSpec spec(Join join, JoinType type, BuildSide side) {
        List<Bound> keys = side.probeKeys(join);
        return new JoinSpec(type, keys, join.condition(), side.left(), equalHashes(), false);
    }

    private static Flow probed(Flow probe, Flow.Side side, JoinSpec spec, Schema schema) {
        Flow flow = probe.withSide(side);
        return flow.then(new Step.ProbeStep(flow.sides().indexOf(side), spec), "join", schema);
    }
}
