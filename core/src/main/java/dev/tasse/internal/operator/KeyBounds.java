package dev.tasse.internal.operator;

import dev.tasse.data.Column;
import dev.tasse.data.Table;
import dev.tasse.expr.Call;
import dev.tasse.expr.Expr;
import dev.tasse.expr.Lit;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.plan.Binder;
import dev.tasse.internal.plan.BoundAggregate;
import dev.tasse.internal.plan.BoundColumn;
import dev.tasse.spi.Pushdown;
import dev.tasse.type.DataType;
import dev.tasse.type.DateType;
import dev.tasse.type.DecimalType;
import dev.tasse.type.IntType;
import dev.tasse.type.TimeType;
import dev.tasse.type.TimestampType;
import dev.tasse.type.Utf8Type;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which values the keys of a join table have: what sources on the other side can leave rows out
/// by.
///
/// @param none whether no row has all its keys, so that nothing finds a match
/// @param keys what is known of each key; nothing if values of its type cannot tell
record KeyBounds(boolean none, List<Optional<Values>> keys) {
    // So many values are told one by one.
    private static final int MOST_VALUES = 32;

    /// The values of a key: each, or the least and the greatest.
    record Values(boolean each, List<Lit> values) {
        Values {
            values = List.copyOf(values);
        }

        /// Whether `key` has one of these.
        Expr test(Expr key) {
            List<Expr> arguments = new ArrayList<>();
            arguments.add(key);
            arguments.addAll(values);
            return new Call(each ? "isIn" : "between", arguments);
        }
    }

    KeyBounds {
        keys = List.copyOf(keys);
    }

    /// The bounds of `keys`, a column each.
    static KeyBounds of(Batch keys, MemoryPool pool) {
        boolean none = keys.rows() == 0;
        List<Optional<Values>> bounds = new ArrayList<>();
        for (Column key : keys.columns()) {
            none |= key.nullCount() == keys.rows();
            bounds.add(
                    none || !isTelling(key.type())
                            ? Optional.empty()
                            : values(new Batch(List.of(key), keys.rows()), pool));
        }
        return new KeyBounds(none, bounds);
    }

    // Floats are left out: statistics of files do not order them as joins do.
    private static boolean isTelling(DataType type) {
        return switch (type) {
            case IntType _, DateType _, TimeType _, TimestampType _, DecimalType _, Utf8Type _ ->
                    true;
            default -> false;
        };
    }

    private static Optional<Values> values(Batch key, MemoryPool pool) {
        boolean each = key.rows() <= MOST_VALUES;
        return each ? of(key.column(0), true) : ends(key, pool);
    }

    private static Optional<Values> ends(Batch key, MemoryPool pool) {
        BoundColumn column = new BoundColumn(0, "key", key.column(0).type());
        List<BoundAggregate> calls = new ArrayList<>();
        for (String function : List.of("min", "max")) {
            calls.add(Binder.aggregate(function, List.of(column), false, Optional.empty()));
        }
        AggregateSpec spec = new AggregateSpec(List.of(), calls, List.of("min", "max"), false);
        try (WholeAggregation aggregation = new WholeAggregation(spec, pool)) {
            aggregation.consume(key);
            try (Table row = (Table) aggregation.finish(List.of())) {
                Optional<Values> least = of(row.column(0), false);
                Optional<Values> greatest = of(row.column(1), false);
                if (least.isEmpty() || greatest.isEmpty()) return Optional.empty();
                List<Lit> both = new ArrayList<>(least.get().values());
                both.addAll(greatest.get().values());
                return Optional.of(new Values(false, both));
            }
        }
    }

    /// The values of `column`, unless one cannot be a literal.
    private static Optional<Values> of(Column column, boolean each) {
        List<Lit> values = new ArrayList<>();
        for (long row = 0; row < column.length(); row++) {
            if (column.isNull(row)) continue;
            Serializable value = literal(column.get(row));
            if (value == null) return Optional.empty();
            Lit lit = new Lit(value, column.type());
            if (!values.contains(lit)) values.add(lit);
        }
        return Optional.of(new Values(each, values));
    }

    private static @Nullable Serializable literal(@Nullable Object value) {
        return switch (value) {
            case BigInteger _ -> null;
            case Byte n -> n.longValue();
            case Short n -> n.longValue();
            case Integer n -> n.longValue();
            case Serializable other -> other;
            case null, default -> null;
        };
    }

    /// `wanted` without the rows whose keys no row of the table has, as far as can be told.
    ///
    /// @param sourceKeys the keys over the columns of the source
    Pushdown narrowed(Pushdown wanted, List<Expr> sourceKeys) {
        List<Expr> tests = new ArrayList<>();
        wanted.predicate().ifPresent(tests::add);
        for (int i = 0; i < keys.size(); i++) {
            Expr key = sourceKeys.get(i);
            keys.get(i).ifPresent(values -> tests.add(values.test(key)));
        }
        if (tests.isEmpty()) return wanted;
        return wanted.withPredicate(tests.size() == 1 ? tests.getFirst() : new Call("and", tests));
    }
}
