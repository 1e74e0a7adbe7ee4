package dev.tasse.internal.lower;

import dev.tasse.graph.Dependencies;
import dev.tasse.internal.operator.AggregateSpec;
import dev.tasse.internal.operator.FinalAggregate;
import dev.tasse.internal.operator.ShuffleSpec;
import dev.tasse.internal.operator.SinkSpec;
import dev.tasse.internal.operator.Step;
import dev.tasse.internal.plan.Aggregate;
import dev.tasse.internal.plan.Bound;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

import java.util.ArrayList;
import java.util.List;

/// Aggregations as tasks: each partition is aggregated by itself, and the partial results, cut by
/// the hash of the keys, are merged. Where there are many partitions a task takes several, so that
/// their groups are found and passed on once.
///
/// Where some aggregate has no partial result the rows themselves are cut by hash instead, with no
/// more columns than are needed, and aggregated at once.
final class AggregateLowering {
    // So many that the groups of one stay in the cache while they are merged.
    private static final int PARTITIONS_PER_TASK = 32;

    // Tasks that end late keep a thread waiting for a quarter of its time at most.
    private static final int TASKS_PER_THREAD = 4;
    private static final int MOST_INPUTS = 8;

    private final Lowering lowering;

    AggregateLowering(Lowering lowering) {
        this.lowering = lowering;
    }

    Flow lower(Aggregate aggregate) {
        Flow input = lowering.flow(aggregate.input());
        boolean one = aggregate.keys().isEmpty() || input.partitions() == 1;
        int partitions = one ? 1 : lowering.options().threads();
        AggregateSpec spec =
                new AggregateSpec(
                        aggregate.keys(),
                        aggregate.calls(),
                        aggregate.names(),
                        lowering.options().equalHashes());
        return spec.needsAllRows()
                ? whole(input, spec, partitions, aggregate.schema())
                : merged(input, spec, partitions, aggregate.schema());
    }

    private Flow merged(Flow all, AggregateSpec spec, int partitions, Schema schema) {
        int parts = spec.keys().isEmpty() ? 1 : PARTITIONS_PER_TASK;
        Flow input = spec.keys().isEmpty() ? all : all.inTasks(tasks(all.partitions()));
        SinkSpec partial = new SinkSpec.Partial(spec, parts * partitions);
        int first = lowering.layers().pipeline(input, partial, "aggregate");
        int merged =
                lowering.layers()
                        .add(
                                new FinalAggregate(spec, parts, lowering.options().batchRows()),
                                partitions,
                                "merge aggregates",
                                Dependencies.allToAll(first, input.partitions(), partitions));
        return Flow.ofTables(merged, partitions, schema);
    }

    private int tasks(int partitions) {
        int enough = TASKS_PER_THREAD * lowering.options().threads();
        return Math.max(enough, Math.ceilDiv(partitions, MOST_INPUTS));
    }

    private Flow whole(Flow input, AggregateSpec spec, int partitions, Schema schema) {
        if (input.partitions() == 1) {
            int only = lowering.layers().pipeline(input, new SinkSpec.Whole(spec), "aggregate");
            return Flow.ofTables(only, 1, schema);
        }
        List<Bound> needed = spec.inputs();
        AggregateSpec moved = spec.overInputs();
        List<String> names = new ArrayList<>();
        List<DataType> types = needed.stream().map(Bound::type).toList();
        for (int i = 0; i < needed.size(); i++) names.add("input:" + i);
        Schema inputs = Schema.of(names, types);
        Flow narrow = input.then(new Step.ProjectStep(needed), "", inputs);
        ShuffleSpec cut = new ShuffleSpec(moved.keys(), partitions, spec.equalHashes());
        int first =
                lowering.layers()
                        .pipeline(narrow, new SinkSpec.Shuffle(inputs, cut), "cut by hash");
        Flow slices = Flow.ofSlices(first, input.partitions(), partitions, inputs);
        int all = lowering.layers().pipeline(slices, new SinkSpec.Whole(moved), "aggregate");
        return Flow.ofTables(all, partitions, schema);
    }
}
