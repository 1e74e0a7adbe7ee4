package dev.tasse.internal.operator;

import dev.tasse.data.Table;
import dev.tasse.graph.Inputs;
import dev.tasse.graph.TaskContext;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.spi.ReadContext;

import java.util.ArrayList;
import java.util.List;

/// Opens the tables of a pipeline's task, each a handle of its own.
final class PipelineTables {
    private PipelineTables() {}

    static List<Table> open(PipelineInput input, int index, Inputs inputs, TaskContext context) {
        return switch (input) {
            case PipelineInput.FromSource scan ->
                    List.of(
                            scan.source()
                                    .read(
                                            scan.splits().get(index),
                                            scan.pushdown(),
                                            new Reading(context)));
            case PipelineInput.FromTables(List<Table> tables) -> List.of(tables.get(index).share());
            case PipelineInput.FromTable _ -> List.of(inputs.get(0, Table.class).share());
            case PipelineInput.FromSlices(int count) -> slices(inputs, count, index);
        };
    }

    private static List<Table> slices(Inputs inputs, int count, int index) {
        List<Table> tables = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tables.add(inputs.get(i, Slices.class).partition(index));
        }
        return tables;
    }

    private record Reading(TaskContext context) implements ReadContext {
        @Override
        public MemoryPool memory() {
            return context.resource(MemoryPool.class);
        }

        @Override
        public boolean cancelled() {
            return context.cancelled();
        }
    }
}
