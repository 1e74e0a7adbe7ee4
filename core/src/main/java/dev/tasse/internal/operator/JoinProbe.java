package dev.tasse.internal.operator;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.DictionaryColumn;
import dev.tasse.expr.JoinType;
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
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Joins batches with the rows of a {@link JoinTable}: what a pipeline does at a probe step. One
/// thread.
final class JoinProbe implements AutoCloseable {
    // So many pairs at once stay in the cache, however often a key occurs.
    private static final int MOST_PAIRS = 8192;

    // After so many rows a probe that is optional goes on only if it leaves out half of them.
    private static final long TRIAL_ROWS = 8192;

    private final JoinSpec spec;
    private final boolean refers;
    private final Optional<Set<Integer>> read;
    private final List<Column> build;
    private final Evaluator evaluator;
    private final JoinCursor cursor;
    private final OuterPairs outer = new OuterPairs();
    private final Lease batchScratch;
    private final Lease pairScratch;
    private final JoinedEntries entries;
    private long triedRows;
    private long matchedRows;

    /// What becomes of the pairs.
    ///
    /// @param refers whether they go into a result as they are: then all of a batch are found at
    ///   once, and the values of the build side stay there
    /// @param read the columns that are read, all if empty; the others may be null
    record Use(boolean refers, Optional<Set<Integer>> read) {}

    JoinProbe(JoinTable side, JoinSpec spec, Use use, MemoryPool pool) {
        this.spec = spec;
        this.refers = use.refers();
        this.read = use.read();
        build = side.table().columns();
        evaluator = new Evaluator(pool);
        cursor = new JoinCursor(side.index(), spec.equalHashes(), MOST_PAIRS, pool);
        batchScratch = pool.lease(0, "join batch");
        pairScratch = pool.lease(0, "join pairs");
        entries = new JoinedEntries(build, pool);
    }

    /// Hands what the join makes of `batch` to `next`, in batches of bounded size whose memory
    /// comes from `out`.
    void probe(Batch batch, Lease out, Consumer<Batch> next) {
        if (spec.optional() && triedRows >= TRIAL_ROWS && matchedRows > triedRows / 2) {
            next.accept(batch);
            return;
        }
        batchScratch.reset();
        List<Column> keys = new ArrayList<>();
        for (Bound key : spec.probeKeys()) {
            Column column = evaluator.evaluate(key, batch, batchScratch);
            boolean coded = column instanceof DictionaryColumn codes && codes.isDistinct();
            keys.add(coded ? column : Flattening.flat(column, batchScratch));
        }
        if (pairsByEntry(keys, batch, out, next)) return;
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

    /// Joins by the codes of the only key, if each entry of its dictionary has one match: then
    /// nothing is looked up for a row.
    private boolean pairsByEntry(List<Column> keys, Batch batch, Lease out, Consumer<Batch> next) {
        boolean pairs = spec.type() == JoinType.INNER || spec.type() == JoinType.LEFT;
        if (refers || !pairs || spec.condition().isPresent() || keys.size() != 1) return false;
        if (!(keys.getFirst() instanceof DictionaryColumn coded)) return false;
        Optional<Selection.Picked> matches = cursor.entryRows(coded);
        if (matches.isEmpty()) return false;
        List<Column> found = entries.of(coded.dictionary(), matches.get());
        Selection.Picked codes = new Selection.Picked(coded.codes(), batch.rows());
        int first = spec.buildFirst() ? 0 : batch.columns().size();
        List<Column> buildColumns = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            buildColumns.add(
                    isRead(first + i)
                            ? Selection.gather(found.get(i), codes, out)
                            : unread(found.get(i), batch.rows()));
        }
        next.accept(joined(batch.columns(), buildColumns, batch.rows()));
        return true;
    }

    private boolean isRead(int column) {
        return read.isEmpty() || read.get().contains(column);
    }

    private static Column unread(Column column, long rows) {
        return new ConstantColumn(column.type(), rows, null);
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
        triedRows += batch.rows();
        matchedRows += picked.count();
        if (picked.count() == 0) return;
        boolean all = picked.count() == batch.rows();
        next.accept(
                all ? batch : new Batch(gather(batch.columns(), 0, picked, out), picked.count()));
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
        return read ? Selection.gather(column, rows, pairScratch) : unread(column, rows.count());
    }

    private Batch pairs(Batch batch, Selection.Picked probed, OptionalRows built, Lease out) {
        int first = spec.buildFirst() ? build.size() : 0;
        List<Column> probeColumns =
                isWhole(batch.rows(), probed)
                        ? batch.columns()
                        : gather(batch.columns(), first, probed, out);
        return joined(probeColumns, buildColumns(batch, built, out), built.count());
    }

    private List<Column> buildColumns(Batch batch, OptionalRows built, Lease out) {
        List<Column> columns = new ArrayList<>();
        int first = spec.buildFirst() ? 0 : batch.columns().size();
        OptionalRows rows = refers ? built.copied(out) : built;
        for (int i = 0; i < build.size(); i++) {
            Column column = build.get(i);
            if (!isRead(first + i)) columns.add(unread(column, built.count()));
            else if (refers) columns.add(Selection.refer(column, rows, out));
            else columns.add(Selection.gather(column, rows, out));
        }
        return columns;
    }

    /// Whether each row of the batch is in one pair: then its columns are taken as they are.
    private boolean isWhole(long rows, Selection.Picked probed) {
        if (rows != probed.count()) return false;
        if (cursor.isSingle()) return true;
        boolean same = true;
        for (int i = 0; i < rows; i++) same &= probed.rows().getAtIndex(Layouts.INT, i) == i;
        return same;
    }

    /// @param first where the columns are among those of the pairs
    private List<Column> gather(List<Column> from, int first, Selection.Picked rows, Lease out) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            Column column = from.get(i);
            columns.add(
                    isRead(first + i)
                            ? Selection.gather(column, rows, out)
                            : unread(column, rows.count()));
        }
        return columns;
    }

    private Batch joined(List<Column> probeColumns, List<Column> buildColumns, long count) {
        List<Column> columns = new ArrayList<>(spec.buildFirst() ? buildColumns : probeColumns);
        columns.addAll(spec.buildFirst() ? probeColumns : buildColumns);
        return new Batch(columns, count);
    }

    @Override
    public void close() {
        entries.close();
        pairScratch.close();
        batchScratch.close();
        cursor.close();
        evaluator.close();
    }
}
