package dev.tasse.internal.operator;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.DictionaryColumn;
import dev.tasse.internal.kernel.Flattening;
import dev.tasse.internal.kernel.JoinCursor;
import dev.tasse.internal.kernel.MatchedRows;
import dev.tasse.internal.kernel.OptionalRows;
import dev.tasse.internal.kernel.OuterPairs;
import dev.tasse.internal.kernel.Selection;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.plan.Bound;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Joins batches with the rows of a {@link JoinTable}: what a pipeline does at a probe step. One
/// thread.
final class JoinProbe implements AutoCloseable {
    // So many pairs at once stay in the cache, however often a key occurs.
    private static final int MOST_PAIRS = 8192;

    private final JoinSpec spec;
    private final boolean refers;
    private final List<Column> build;
    private final Evaluator evaluator;
    private final JoinCursor cursor;
    private final OuterPairs outer = new OuterPairs();
    private final Lease batchScratch;
    private final Lease pairScratch;

    /// @param refers whether the pairs go into a result as they are: then all of a batch are found
    ///   at once, and the values of the build side stay there
    JoinProbe(JoinTable side, JoinSpec spec, boolean refers, MemoryPool pool) {
        this.spec = spec;
        this.refers = refers;
        build = side.table().columns();
        evaluator = new Evaluator(pool);
        cursor = new JoinCursor(side.index(), spec.equalHashes(), MOST_PAIRS, pool);
        batchScratch = pool.lease(0, "join batch");
        pairScratch = pool.lease(0, "join pairs");
    }

    /// Hands what the join makes of `batch` to `next`, in batches of bounded size whose memory
    /// comes from `out`.
    void probe(Batch batch, Lease out, Consumer<Batch> next) {
        batchScratch.reset();
        List<Column> keys = new ArrayList<>();
        for (Bound key : spec.probeKeys()) {
            Column column = evaluator.evaluate(key, batch, batchScratch);
            boolean coded = column instanceof DictionaryColumn codes && codes.isDistinct();
            keys.add(coded ? column : Flattening.flat(column, batchScratch));
        }
        if (refers) cursor.growTo(batch.rows());
        cursor.start(keys, batch.rows(), batchScratch);
        switch (spec.type()) {
            case INNER -> inner(batch, out, next);
            case LEFT -> outer(batch, out, next);
            case SEMI -> matched(batch, true, out, next);
            case ANTI -> matched(batch, false, out, next);
            case RIGHT, FULL, CROSS ->
                    throw new AssertionError("a probe for a join of type " + spec.type());
        }
    }

    private void inner(Batch batch, Lease out, Consumer<Batch> next) {
        while (cursor.next()) {
            pairScratch.reset();
            long count = kept(batch);
            if (count == 0) continue;
            Selection.Picked probed = new Selection.Picked(cursor.probeRows(), count);
            Selection.Picked built = new Selection.Picked(cursor.buildRows(), count);
            next.accept(pairs(batch, probed, OptionalRows.all(built), out));
        }
    }

    private void outer(Batch batch, Lease out, Consumer<Batch> next) {
        outer.start();
        while (cursor.next()) {
            pairScratch.reset();
            int count = kept(batch);
            outer.add(
                    cursor.probeRows(), cursor.buildRows(), count, cursor.completed(), pairScratch);
            if (outer.count() == 0) continue;
            Selection.Picked probed = new Selection.Picked(outer.probeRows(), outer.count());
            Selection.Picked built = new Selection.Picked(outer.buildRows(), outer.count());
            next.accept(pairs(batch, probed, OptionalRows.of(built, out), out));
        }
    }

    /// Hands on the rows that have a match, or those that have none.
    private void matched(Batch batch, boolean wanted, Lease out, Consumer<Batch> next) {
        if (spec.condition().isEmpty()) cursor.findOnce();
        MatchedRows matched = new MatchedRows(batch.rows(), batchScratch);
        while (cursor.next()) {
            pairScratch.reset();
            int count = kept(batch);
            matched.add(cursor.probeRows(), count);
        }
        Selection.Picked picked = matched.picked(wanted, batchScratch);
        if (picked.count() == 0) return;
        boolean all = picked.count() == batch.rows();
        next.accept(all ? batch : new Batch(gather(batch.columns(), picked, out), picked.count()));
    }

    /// How many pairs the condition leaves, which are moved to the front.
    private int kept(Batch batch) {
        if (spec.condition().isEmpty() || cursor.count() == 0) return cursor.count();
        Bound condition = spec.condition().get();
        Batch rows = conditionRows(batch, condition);
        Column holds =
                Flattening.flat(evaluator.evaluate(condition, rows, pairScratch), pairScratch);
        Selection.Picked picked = Selection.trueRows((BoolColumn) holds, pairScratch);
        for (long i = 0; i < picked.count(); i++) {
            long pair = picked.rows().getAtIndex(Layouts.INT, i);
            move(cursor.probeRows(), pair, i);
            move(cursor.buildRows(), pair, i);
        }
        return Math.toIntExact(picked.count());
    }

    private static void move(MemorySegment rows, long from, long to) {
        rows.setAtIndex(Layouts.INT, to, rows.getAtIndex(Layouts.INT, from));
    }

    /// The pairs with the columns that `condition` reads; the others are null.
    private Batch conditionRows(Batch batch, Bound condition) {
        long count = cursor.count();
        Set<Integer> read = new HashSet<>(condition.columns());
        int probeFirst = spec.buildFirst() ? build.size() : 0;
        int buildFirst = spec.buildFirst() ? 0 : batch.columns().size();
        Selection.Picked probed = new Selection.Picked(cursor.probeRows(), count);
        Selection.Picked built = new Selection.Picked(cursor.buildRows(), count);
        List<Column> probeColumns = new ArrayList<>();
        for (int i = 0; i < batch.columns().size(); i++) {
            probeColumns.add(picked(batch.column(i), probed, read.contains(probeFirst + i)));
        }
        List<Column> buildColumns = new ArrayList<>();
        for (int i = 0; i < build.size(); i++) {
            buildColumns.add(picked(build.get(i), built, read.contains(buildFirst + i)));
        }
        return joined(probeColumns, buildColumns, count);
    }

    private Column picked(Column column, Selection.Picked rows, boolean read) {
        return read
                ? Selection.gather(column, rows, pairScratch)
                : new ConstantColumn(column.type(), rows.count(), null);
    }

    private Batch pairs(Batch batch, Selection.Picked probed, OptionalRows built, Lease out) {
        List<Column> probeColumns =
                isWhole(batch.rows(), probed)
                        ? batch.columns()
                        : gather(batch.columns(), probed, out);
        return joined(probeColumns, buildColumns(built, out), built.count());
    }

    private List<Column> buildColumns(OptionalRows built, Lease out) {
        List<Column> columns = new ArrayList<>();
        if (refers) {
            OptionalRows kept = built.copied(out);
            for (Column column : build) columns.add(Selection.refer(column, kept, out));
        } else {
            for (Column column : build) columns.add(Selection.gather(column, built, out));
        }
        return columns;
    }

    /// Whether each row of the batch is in one pair: then its columns are taken as they are.
    private static boolean isWhole(long rows, Selection.Picked probed) {
        if (rows != probed.count()) return false;
        boolean same = true;
        for (int i = 0; i < rows; i++) same &= probed.rows().getAtIndex(Layouts.INT, i) == i;
        return same;
    }

    private static List<Column> gather(List<Column> from, Selection.Picked rows, Lease out) {
        List<Column> columns = new ArrayList<>();
        for (Column column : from) columns.add(Selection.gather(column, rows, out));
        return columns;
    }

    private Batch joined(List<Column> probeColumns, List<Column> buildColumns, long count) {
        List<Column> columns = new ArrayList<>(spec.buildFirst() ? buildColumns : probeColumns);
        columns.addAll(spec.buildFirst() ? probeColumns : buildColumns);
        return new Batch(columns, count);
    }

    @Override
    public void close() {
        pairScratch.close();
        batchScratch.close();
        cursor.close();
        evaluator.close();
    }
}
