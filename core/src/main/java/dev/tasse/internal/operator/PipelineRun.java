package dev.tasse.internal.operator;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.data.DictionaryColumn;
import dev.tasse.data.Table;
import dev.tasse.graph.Held;
import dev.tasse.graph.TaskContext;
import dev.tasse.internal.kernel.Flattening;
import dev.tasse.internal.kernel.Selection;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.plan.Bound;
import dev.tasse.type.Schema;

import java.util.ArrayList;
import java.util.List;

/// One task of a {@link Pipeline}: pushes batches through its steps into its sink.
final class PipelineRun implements AutoCloseable {
    private final Pipeline pipeline;
    private final TaskContext context;
    private final Evaluator evaluator;
    private final Lease scratch;
    // Where columns go that may reach the sink: memory of its own if it keeps them.
    private final Lease results;
    private final Sink sink;
    private final List<JoinProbe> probes = new ArrayList<>();
    // The tables into which the result may point.
    private final List<Table> sources = new ArrayList<>();

    PipelineRun(Pipeline pipeline, List<JoinTable> sides, TaskContext context) {
        this.pipeline = pipeline;
        this.context = context;
        MemoryPool pool = context.resource(MemoryPool.class);
        scratch = pool.lease(0, "batch");
        sink = sink(pipeline.sink(), pool);
        boolean keeps = sink instanceof Sinks.Keeping;
        results = sink instanceof Sinks.Keeping keeping ? keeping.lease() : scratch;
        evaluator = keeps ? new Evaluator(results) : new Evaluator(pool);
        List<Step> steps = pipeline.steps();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof Step.ProbeStep(int side, JoinSpec spec)) {
                JoinProbe.Use use = new JoinProbe.Use(!pipeline.computes(), pipeline.readBehind(i));
                probes.add(new JoinProbe(sides.get(side), spec, use, pool));
                if (spec.givesPairs()) sources.add(sides.get(side).table());
            }
        }
    }

    private static Sink sink(SinkSpec spec, MemoryPool pool) {
        return switch (spec) {
            case SinkSpec.Collect(Schema schema) -> new Sinks.Collect(schema, pool);
            case SinkSpec.Partial(AggregateSpec aggregate, int partitions) ->
                    new PartialAggregation(aggregate, partitions, pool);
            case SinkSpec.Whole(AggregateSpec aggregate) -> new WholeAggregation(aggregate, pool);
            case SinkSpec.Shuffle shuffle -> new Sinks.Shuffle(shuffle, pool);
            case SinkSpec.Sorted sorted -> new Sinks.Sorted(sorted, pool);
            case SinkSpec.Head head -> new Sinks.Head(head, pool);
        };
    }

    /// Whether the tables that it takes must stay open until the end.
    boolean keepsTables() {
        return sink.keepsTables();
    }

    /// Takes all rows of `table`; false when no more rows are wanted.
    boolean take(Table table) {
        boolean computes = pipeline.computes();
        int selected = 0;
        Batch all = Batches.all(table);
        while (selects(selected)) {
            Step.ProjectStep select = (Step.ProjectStep) pipeline.steps().get(selected++);
            all = projected(all, select.expressions());
        }
        long rows = computes ? Batches.rows(all, pipeline.batchRows()) : Math.max(1, all.rows());
        for (Batch batch : Batches.of(all, rows)) {
            if (context.cancelled() || isFull()) return false;
            scratch.reset();
            push(computes ? writtenOut(batch) : batch, selected, 0);
        }
        return true;
    }

    /// Whether step `step` does no more than pick columns: that is done once for all rows.
    private boolean selects(int step) {
        return step < pipeline.steps().size()
                && pipeline.steps().get(step) instanceof Step.ProjectStep project
                && project.onlySelects();
    }

    /// `batch` with its own copy of the values that a join left where they were.
    private Batch writtenOut(Batch batch) {
        boolean plain = true;
        List<Column> columns = new ArrayList<>();
        for (Column column : batch.columns()) {
            boolean isReference = isReference(column);
            plain &= !isReference;
            columns.add(isReference ? Flattening.flat(column, results) : column);
        }
        return plain ? batch : new Batch(columns, batch.rows());
    }

    private static boolean isReference(Column column) {
        return column instanceof DictionaryColumn coded && !coded.isDistinct();
    }

    private boolean isFull() {
        return sink instanceof Sinks.Head head && head.full();
    }

    /// Whether this task has all rows that its layer is to give: it is the first and has enough.
    boolean endsLayer(int index) {
        return index == 0 && isFull();
    }

    private void push(Batch batch, int step, int probe) {
        if (batch.rows() == 0) return;
        if (step == pipeline.steps().size()) {
            sink.consume(batch);
            return;
        }
        switch (pipeline.steps().get(step)) {
            case Step.FilterStep(Bound predicate) ->
                    push(filtered(batch, predicate), step + 1, probe);
            case Step.ProjectStep(List<Bound> expressions) ->
                    push(projected(batch, expressions), step + 1, probe);
            case Step.ProbeStep _ ->
                    probes.get(probe)
                            .probe(batch, results, pairs -> push(pairs, step + 1, probe + 1));
        }
    }

    private Batch filtered(Batch batch, Bound predicate) {
        Column condition = evaluator.evaluate(predicate, batch, scratch);
        BoolColumn flat = (BoolColumn) Flattening.flat(condition, scratch);
        Selection.Picked picked = Selection.trueRows(flat, scratch);
        if (picked.count() == batch.rows()) return batch;
        if (picked.count() == 0) return new Batch(List.of(), 0);
        List<Column> columns = new ArrayList<>();
        for (Column column : batch.columns())
            columns.add(Selection.gather(column, picked, results));
        return new Batch(columns, picked.count());
    }

    private Batch projected(Batch batch, List<Bound> expressions) {
        List<Column> columns = new ArrayList<>();
        for (Bound expression : expressions) {
            columns.add(evaluator.evaluate(expression, batch, results));
        }
        return new Batch(columns, batch.rows());
    }

    Schema schema() {
        return switch (pipeline.sink()) {
            case SinkSpec.Collect(Schema schema) -> schema;
            case SinkSpec.Shuffle shuffle -> shuffle.schema();
            case SinkSpec.Sorted sorted -> sorted.schema();
            case SinkSpec.Head head -> head.schema();
            case SinkSpec.Whole whole -> whole.spec().schema();
            case SinkSpec.Partial partial -> partial.spec().partialSchema();
        };
    }

    Held finish(List<Table> tables) {
        sources.addAll(tables);
        return sink.finish(sources);
    }

    @Override
    public void close() {
        probes.forEach(JoinProbe::close);
        sink.close();
        scratch.close();
        evaluator.close();
    }
}
