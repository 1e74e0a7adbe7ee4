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

/// The open tables of a pipeline's task, each a handle of its own.
final class PipelineTables implements AutoCloseable {
    private final PipelineInput input;
    private final int first;
    private final Inputs inputs;
    private final TaskContext context;
    private final List<Table> opened = new ArrayList<>();

    /// @param first the first partition of the task
    PipelineTables(PipelineInput input, int first, Inputs inputs, TaskContext context) {
        this.input = input;
        this.first = first;
        this.inputs = inputs;
        this.context = context;
    }

    /// The tables of a partition.
    List<Table> open(int partition) {
        List<Table> tables =
                switch (input) {
                    case PipelineInput.FromSource scan -> List.of(read(scan, partition));
                    case PipelineInput.FromTables(List<Table> all) ->
                            List.of(all.get(partition).share());
                    case PipelineInput.FromTable _ ->
                            List.of(inputs.get(partition - first, Table.class).share());
                    case PipelineInput.FromSlices(int count) -> slices(count, partition);
                };
        opened.addAll(tables);
        return tables;
    }

    /// All tables that are open.
    List<Table> opened() {
        return List.copyOf(opened);
    }

    private Table read(PipelineInput.FromSource scan, int partition) {
        Source source = scan.source();
        Split split = scan.splits().get(partition);
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

    private List<Table> slices(int count, int partition) {
        List<Table> tables = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tables.add(inputs.get(i, Slices.class).partition(partition));
        }
        return tables;
    }

    /// Closes all open tables.
    @Override
    public void close() {
        opened.forEach(Table::close);
        opened.clear();
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
