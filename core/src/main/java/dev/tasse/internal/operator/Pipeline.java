package dev.tasse.internal.operator;

import dev.tasse.data.Table;
import dev.tasse.graph.Inputs;
import dev.tasse.graph.Op;
import dev.tasse.graph.TaskContext;

import java.util.ArrayList;
import java.util.List;

/// Steps fused into one pass over the rows of a partition, batch by batch, with a sink at the end.
///
/// Behind the inputs that `input` takes, a task gets the join tables of its probe steps.
public record Pipeline(PipelineInput input, List<Step> steps, SinkSpec sink, int batchRows)
        implements Op {
    public Pipeline {
        steps = List.copyOf(steps);
    }

    @Override
    public Object apply(int index, Inputs inputs, TaskContext context) {
        List<Table> tables = PipelineTables.open(input, index, inputs, context);
        try (PipelineRun run = new PipelineRun(this, sides(inputs), tables, context)) {
            for (Table table : tables) {
                if (!run.take(table)) break;
            }
            if (run.endsLayer(index)) context.stopLayer(Table.empty(run.schema()));
            return run.finish();
        } finally {
            tables.forEach(Table::close);
        }
    }

    private List<JoinTable> sides(Inputs inputs) {
        int first =
                switch (input) {
                    case PipelineInput.FromSource _, PipelineInput.FromTables _ -> 0;
                    case PipelineInput.FromTable _ -> 1;
                    case PipelineInput.FromSlices(int count) -> count;
                };
        List<JoinTable> sides = new ArrayList<>();
        for (int i = first; i < inputs.size(); i++) sides.add(inputs.get(i, JoinTable.class));
        return sides;
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
