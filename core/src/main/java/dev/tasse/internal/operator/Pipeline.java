package dev.tasse.internal.operator;

import dev.tasse.data.Table;
import dev.tasse.graph.Inputs;
import dev.tasse.graph.Op;
import dev.tasse.graph.TaskContext;
import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundAggregate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Steps fused into one pass over the rows of some partitions, one after the other and batch by
/// batch, with a sink at the end.
///
/// Behind the inputs that `input` takes, a task gets the join tables of its probe steps.
///
/// @param ranges the partitions of each task
public record Pipeline(
        PipelineInput input, PartitionRanges ranges, List<Step> steps, SinkSpec sink, int batchRows)
        implements Op {
    public Pipeline {
        steps = List.copyOf(steps);
    }

    @Override
    public Object apply(int index, Inputs inputs, TaskContext context) {
        PipelineTables tables = new PipelineTables(input, ranges.first(index), inputs, context);
        try (PipelineRun run = new PipelineRun(this, sides(index, inputs), context)) {
            for (int p = ranges.first(index); p < ranges.end(index); p++) {
                if (!run.keepsTables()) tables.close();
                if (!takesAll(run, tables.open(p))) break;
            }
            if (run.endsLayer(index)) context.stopLayer(Table.empty(run.schema()));
            return run.finish(tables.opened());
        } finally {
            tables.close();
        }
    }

    private static boolean takesAll(PipelineRun run, List<Table> tables) {
        for (Table table : tables) {
            if (!run.take(table)) return false;
        }
        return true;
    }

    private List<JoinTable> sides(int index, Inputs inputs) {
        int first =
                switch (input) {
                    case PipelineInput.FromSource _, PipelineInput.FromTables _ -> 0;
                    case PipelineInput.FromTable _ -> ranges.count(index);
                    case PipelineInput.FromSlices(int count) -> count;
                };
        List<JoinTable> sides = new ArrayList<>();
        for (int i = first; i < inputs.size(); i++) sides.add(inputs.get(i, JoinTable.class));
        return sides;
    }

    /// The columns of what step `position` makes that are read behind it; empty for all.
    Optional<Set<Integer>> readBehind(int position) {
        Set<Integer> read = new HashSet<>();
        for (Step step : steps.subList(position + 1, steps.size())) {
            switch (step) {
                case Step.FilterStep(Bound predicate) -> read.addAll(predicate.columns());
                case Step.ProjectStep(List<Bound> expressions) -> {
                    expressions.forEach(expression -> read.addAll(expression.columns()));
                    return Optional.of(read);
                }
                case Step.ProbeStep _ -> {
                    return Optional.empty();
                }
            }
        }
        return switch (sink) {
            case SinkSpec.Partial(AggregateSpec spec, int _) -> Optional.of(read(spec, read));
            case SinkSpec.Whole(AggregateSpec spec) -> Optional.of(read(spec, read));
            case SinkSpec.Collect _, SinkSpec.Shuffle _, SinkSpec.Sorted _, SinkSpec.Head _ ->
                    Optional.empty();
        };
    }

    private static Set<Integer> read(AggregateSpec spec, Set<Integer> read) {
        spec.keys().forEach(key -> read.addAll(key.columns()));
        for (BoundAggregate call : spec.calls()) {
            call.arguments().forEach(argument -> read.addAll(argument.columns()));
            call.filter().ifPresent(filter -> read.addAll(filter.columns()));
        }
        return read;
    }

    /// Whether some step or sink works on columns, so that small batches pay. Otherwise all rows of
    /// a table go through at once.
    boolean computes() {
        boolean onlySelects = sink instanceof SinkSpec.Collect;
        for (Step step : steps) {
            onlySelects &=
                    switch (step) {
                        case Step.FilterStep _ -> false;
                        case Step.ProjectStep project -> project.onlySelects();
                        case Step.ProbeStep(int _, JoinSpec spec) -> spec.condition().isEmpty();
                    };
        }
        return !onlySelects;
    }
}
