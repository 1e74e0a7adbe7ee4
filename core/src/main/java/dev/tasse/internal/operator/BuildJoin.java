package dev.tasse.internal.operator;

import dev.tasse.data.Column;
import dev.tasse.data.Table;
import dev.tasse.graph.Inputs;
import dev.tasse.graph.Op;
import dev.tasse.graph.TaskContext;
import dev.tasse.internal.kernel.Flattening;
import dev.tasse.internal.kernel.JoinIndex;
import dev.tasse.internal.kernel.Joining;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.plan.Bound;
import dev.tasse.type.Schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a {@link JoinTable} of all rows of its inputs: tables, or {@link Slices} of which task `p`
/// takes partition `p`.
///
/// @param schema the columns of the inputs
/// @param keys the keys over these columns
/// @param equalHashes whether all hashes are equal, to try rare paths
/// @param bounded whether to find out between which values the keys lie
public record BuildJoin(Schema schema, List<Bound> keys, boolean equalHashes, boolean bounded)
        implements Op {
    public BuildJoin {
        keys = List.copyOf(keys);
    }

    @Override
    public Object apply(int index, Inputs inputs, TaskContext context) {
        MemoryPool pool = context.resource(MemoryPool.class);
        List<Table> parts = new ArrayList<>();
        try (Collector rows = new Collector(schema, pool)) {
            for (Object input : inputs.all(Object.class)) {
                parts.add(
                        input instanceof Slices slices
                                ? slices.partition(index)
                                : ((Table) input).share());
            }
            for (Table part : parts) rows.add(Batches.all(part));
            return indexed(rows.table(parts), pool);
        } finally {
            parts.forEach(Table::close);
        }
    }

    /// Takes over `table`.
    private JoinTable indexed(Table table, MemoryPool pool) {
        try (Lease kept = pool.lease(0, "join index");
                Lease scratch = pool.lease(0, "join build");
                Evaluator evaluator = new Evaluator(pool)) {
            Batch rows = Batches.all(table);
            List<Column> columns = new ArrayList<>();
            for (Bound key : keys) {
                columns.add(Flattening.flat(evaluator.evaluate(key, rows, kept), kept));
            }
            JoinIndex index = Joining.index(columns, rows.rows(), equalHashes, kept, scratch);
            Optional<KeyBounds> bounds =
                    bounded
                            ? Optional.of(KeyBounds.of(new Batch(columns, rows.rows()), pool))
                            : Optional.empty();
            return new JoinTable(table, index, kept.seal(), bounds);
        } catch (RuntimeException e) {
            table.close();
            throw e;
        }
    }
}
