package dev.tasse.internal.lower;

import dev.tasse.graph.Dependencies;
import dev.tasse.internal.call.CallSource;
import dev.tasse.internal.operator.JoinSpec;
import dev.tasse.internal.operator.LimitRows;
import dev.tasse.internal.operator.PartitionRanges;
import dev.tasse.internal.operator.PipelineInput;
import dev.tasse.internal.operator.SinkSpec;
import dev.tasse.internal.operator.Step;
import dev.tasse.internal.plan.Aggregate;
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
import dev.tasse.internal.plan.Sort;
import dev.tasse.internal.plan.Tail;
import dev.tasse.internal.plan.Unbinding;
import dev.tasse.internal.plan.Union;
import dev.tasse.internal.plan.Values;
import dev.tasse.spi.Split;
import dev.tasse.spi.SplitHint;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Turns a plan into layers of tasks. Chains of steps on one partition become one task; what needs
/// rows of other partitions cuts the chain.
public final class Lowering {
    // A sort with a limit keeps so many rows of each partition at most, instead of sorting all.
    private static final long MAX_TOP_ROWS = 1 << 20;

    private final LoweringOptions options;
    private final Layers layers;
    private final Set<FramePlan> shared;
    private final Map<FramePlan, Flow> computed = new HashMap<>();
    private final Set<KeyFilter.Table> bounded;
    private final Map<KeyFilter.Table, Integer> joinTables = new HashMap<>();
    private final FramePlan plan;
    private @Nullable CallLowering calls;

    private Lowering(FramePlan plan, LoweringOptions options) {
        this.options = options;
        shared = Set.copyOf(Sharing.of(plan));
        bounded = KeyFilter.bounded(plan);
        layers = new Layers(options.batchRows());
        this.plan = plan;
    }

    /// The tasks that compute `plan`.
    public static Lowered lower(FramePlan plan, LoweringOptions options) {
        Lowering lowering = new Lowering(plan, options);
        Flow result = lowering.tables(lowering.flow(plan));
        int first = result.firstId();
        List<Integer> wanted = IntStream.range(first, first + result.partitions()).boxed().toList();
        return new Lowered(lowering.layers.build(), wanted);
    }

    Layers layers() {
        return layers;
    }

    LoweringOptions options() {
        return options;
    }

    /// The rows of `plan`.
    Flow flow(FramePlan plan) {
        if (!shared.contains(plan)) return newFlow(plan);
        Flow known = computed.get(plan);
        if (known != null) return known;
        Flow tables = tables(newFlow(plan));
        computed.put(plan, tables);
        return tables;
    }

    /// The task that makes the table of a join, the same for all that read it.
    int joinTable(KeyFilter.Table table) {
        Integer known = joinTables.get(table);
        if (known != null) return known;
        JoinLowering joins = new JoinLowering(this);
        int task = joins.buildOne(flow(table.plan()), table.keys(), bounded.contains(table));
        joinTables.put(table, task);
        return task;
    }

    private Flow newFlow(FramePlan plan) {
        return switch (plan) {
            case Scan scan -> scan(scan);
            case Values values -> values(values);
            case Filter filter ->
                    flow(filter.input())
                            .then(
                                    new Step.FilterStep(filter.predicate()),
                                    "filter",
                                    filter.schema());
            case Project project ->
                    flow(project.input())
                            .then(
                                    new Step.ProjectStep(project.expressions()),
                                    "project",
                                    project.schema());
            case Aggregate aggregate -> new AggregateLowering(this).lower(aggregate);
            case Sort sort -> new SortLowering(this).lower(sort, Limit.ALL);
            case Limit limit -> limit(limit);
            case Join join -> new JoinLowering(this).lower(join);
            case Union union -> new PartitionLowering(this).union(union);
            case MapPartitions _, Explode _, Repartition _, Sample _, Tail _ ->
                    new PartitionLowering(this).lower(plan);
        };
    }

    /// The rows of `flow` as a table a partition.
    Flow tables(Flow flow) {
        if (flow.isMaterialized()) return flow;
        int first = layers.pipeline(flow, new SinkSpec.Collect(flow.schema()), "");
        return Flow.ofTables(first, flow.partitions(), flow.schema());
    }

    private Flow scan(Scan scan) {
        List<Split> splits = PruneSplits.of(scan, SplitHint.threads(options.threads()));
        if (scan.source() instanceof CallSource source) {
            if (calls == null) calls = new CallLowering(plan, layers);
            return filtered(calls.lower(scan, source, splits), scan.filters());
        }
        List<Flow.Side> sides = sides(scan.filters());
        List<PipelineInput.KeyRange> ranges = new ArrayList<>();
        for (KeyFilter filter : scan.filters()) {
            if (bounded.contains(filter.table())) ranges.add(range(filter, sides, scan));
        }
        Flow rows =
                new Flow(
                        new PipelineInput.FromSource(
                                scan.source(), splits, scan.pushdown(), ranges),
                        0,
                        PartitionRanges.single(splits.size()),
                        List.of(),
                        sides,
                        List.of("read " + scan.source().describe()),
                        scan.schema());
        return filtered(rows, scan.filters());
    }

    private Flow values(Values values) {
        Flow rows =
                new Flow(
                        new PipelineInput.FromTables(values.partitions()),
                        0,
                        PartitionRanges.single(values.partitions().size()),
                        List.of(),
                        List.of(),
                        List.of("take tables"),
                        values.schema());
        return filtered(rows, values.filters());
    }

    /// The tables of the joins that `filters` come from, each once.
    private List<Flow.Side> sides(List<KeyFilter> filters) {
        return filters.stream().map(this::side).distinct().toList();
    }

    private Flow.Side side(KeyFilter filter) {
        return new Flow.Side(joinTable(filter.table()), false);
    }

    private PipelineInput.KeyRange range(KeyFilter filter, List<Flow.Side> sides, Scan scan) {
        List<String> names = scan.schema().names();
        return new PipelineInput.KeyRange(
                sides.indexOf(side(filter)),
                filter.keys().stream().map(key -> Unbinding.expr(key, names)).toList());
    }

    private Flow filtered(Flow rows, List<KeyFilter> filters) {
        Flow flow = rows;
        for (KeyFilter filter : filters) {
            if (!filter.rows()) continue;
            JoinSpec spec = JoinSpec.filter(filter.keys(), options.equalHashes());
            Flow.Side side = side(filter);
            flow = flow.withSide(side);
            Step step = new Step.ProbeStep(flow.sides().indexOf(side), spec);
            flow = flow.then(step, "keep join keys", flow.schema());
        }
        return flow;
    }

    private Flow limit(Limit limit) {
        boolean bounded = limit.count() < Limit.ALL - limit.offset();
        long wanted = bounded ? limit.offset() + limit.count() : Limit.ALL;
        boolean top = limit.input() instanceof Sort && wanted <= MAX_TOP_ROWS;
        Flow input =
                limit.input() instanceof Sort sort && top
                        ? new SortLowering(this).lower(sort, wanted)
                        : flow(limit.input());
        Flow cut = input;
        if (bounded && !top) {
            SinkSpec head = new SinkSpec.Head(input.schema(), wanted);
            int first = layers.pipeline(input, head, "first " + wanted + " rows");
            cut = Flow.ofTables(first, input.partitions(), input.schema());
        }
        Flow tables = tables(cut);
        int rows =
                layers.add(
                        new LimitRows(limit.schema(), limit.offset(), limit.count()),
                        1,
                        "limit",
                        Dependencies.all(tables.firstId(), tables.partitions()));
        return Flow.ofTables(rows, 1, limit.schema());
    }
}
