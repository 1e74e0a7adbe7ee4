package dev.tasse.internal.operator;

import dev.tasse.data.Table;
import dev.tasse.graph.Inputs;
import dev.tasse.graph.TaskContext;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.spi.Pushdown;
import dev.tasse.spi.ReadContext;
import dev.tasse.spi.Source;
import dev.tasse.spi.Split;
import dev.tasse.type.Schema;

import java.util.ArrayList;
import java.util.List;

/// Opens the tables of a pipeline's task, each a handle of its own.
final class PipelineTables {
    private PipelineTables() {}

    static List<Table> open(PipelineInput input, int index, Inputs inputs, TaskContext context) {
        return switch (input) {
            case PipelineInput.FromSource scan -> List.of(read(scan, index, inputs, context));
            case PipelineInput.FromTables(List<Table> tables) -> List.of(tables.get(index).share());
            case PipelineInput.FromTable _ -> List.of(inputs.get(0, Table.class).share());
            case PipelineInput.FromSlices(int count) -> slices(inputs, count, index);
        };
    }

    private static Table read(
            PipelineInput.FromSource scan, int index, Inputs inputs, TaskContext context) {
        Source source = scan.source();
        Split split = scan.splits().get(index);
        Pushdown wanted = scan.pushdown();
        boolean none = false;
        for (PipelineInput.KeyRange range : scan.ranges()) {
            KeyBounds bounds = inputs.get(range.side(), JoinTable.class).bounds().orElseThrow();
            wanted = bounds.narrowed(wanted, range.keys());
            none |= bounds.none();
        }
        boolean narrower = !wanted.equals(scan.pushdown());
        if (none || (narrower && source.prune(List.of(split), wanted).isEmpty())) {
            Schema all = source.schema();
            return Table.empty(all.select(wanted.columns().stream().map(all::indexOf).toList()));
        }
        return source.read(split, wanted, new Reading(context));
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
