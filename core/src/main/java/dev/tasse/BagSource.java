package dev.tasse;

import dev.tasse.data.ComponentKind;
import dev.tasse.data.Records;
import dev.tasse.data.Table;
import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.spi.Pushdown;
import dev.tasse.spi.ReadContext;
import dev.tasse.spi.Source;
import dev.tasse.spi.Split;
import dev.tasse.spi.SplitHint;
import dev.tasse.type.Schema;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// The records of a bag as rows: what is shuffled is computed once for all partitions, when the
/// first of them is read; else each is computed by itself.
///
/// It runs in the process that made it: a bag does not travel.
@SuppressWarnings("serial")
final class BagSource<R extends Record> implements Source {
    private static final long serialVersionUID = 1;

    private final Class<R> type;
    private final List<Delayed<List<R>>> parts;
    private final boolean shared;
    private final Schema schema;
    // Guarded by this.
    private @Nullable TaskFuture<List<List<R>>> all;
    private int unread;

    BagSource(Bag<R> bag, Class<R> type) {
        this.type = type;
        parts = bag.toDelayed();
        shared = bag.takesResults();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType() == BigDecimal.class) throw scaleUnknown(component);
        }
        schema = Records.schema(type, List.of());
    }

    private static PlanException scaleUnknown(RecordComponent component) {
        return new PlanException(
                Problem.of("the digits of a BigDecimal are not known before the bag is computed")
                        .at(ComponentKind.place(component))
                        .remedy(
                                "compute it: DataFrame.of(Trip.class, bag.compute()), or use double"));
    }

    @Override
    public String describe() {
        return "bag of " + type.getSimpleName();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public List<Split> splits(SplitHint hint) {
        List<Split> splits = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) splits.add(new Split(i, describe(), i, 1, -1, 0));
        return splits;
    }

    @Override
    public Table read(Split split, Pushdown pushdown, ReadContext context) {
        List<R> rows = shared ? shared(split.index()) : parts.get(split.index()).compute();
        List<Integer> columns = pushdown.columns().stream().map(schema::indexOf).toList();
        return Records.write(context.memory(), schema.select(columns), type, rows);
    }

    private List<R> shared(int part) {
        TaskFuture<List<List<R>>> future;
        synchronized (this) {
            future = all;
            if (future == null) {
                future = Client.current().start(Delayed.all(parts));
                all = future;
                unread = parts.size();
            }
        }
        List<R> rows = future.join().get(part);
        synchronized (this) {
            if (--unread == 0) all = null;
        }
        return rows;
    }

    @Override
    public OptionalLong rowCount() {
        return OptionalLong.empty();
    }
}
