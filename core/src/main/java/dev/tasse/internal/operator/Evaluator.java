package dev.tasse.internal.operator;

import dev.tasse.data.BoolColumn;
import dev.tasse.data.Column;
import dev.tasse.data.ConstantColumn;
import dev.tasse.data.DictionaryColumn;
import dev.tasse.error.DataException;
import dev.tasse.internal.kernel.Arguments;
import dev.tasse.internal.kernel.Casting;
import dev.tasse.internal.kernel.Choice;
import dev.tasse.internal.kernel.Flattening;
import dev.tasse.internal.kernel.Function;
import dev.tasse.internal.kernel.Functions;
import dev.tasse.internal.kernel.Masking;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundApply;
import dev.tasse.internal.plan.BoundCall;
import dev.tasse.internal.plan.BoundCast;
import dev.tasse.internal.plan.BoundColumn;
import dev.tasse.internal.plan.BoundLiteral;
import dev.tasse.internal.plan.BoundWhen;
import dev.tasse.type.NullType;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Evaluates expressions batch by batch: one call of a kernel for each node and batch.
///
/// What depends on constants alone is computed for one row; what depends on one dictionary alone,
/// once for each of its entries, as soon as there were about as many rows. What guards another
/// expression (a condition of `case`, the left side of `and`) decides for which rows that one may
/// fail. Used by one thread.
public final class Evaluator implements AutoCloseable {
    private final Lease kept;
    private final boolean ownsKept;
    private final Map<Bound, Translation> translations = new HashMap<>();
    private final Map<Bound, Column> literals = new HashMap<>();

    /// An evaluator whose memory for translated dictionaries comes from `pool` until it is closed.
    public Evaluator(MemoryPool pool) {
        kept = pool.lease(0, "translated dictionaries");
        ownsKept = true;
    }

    /// An evaluator whose values all live as long as `results`, translated dictionaries too.
    public Evaluator(Lease results) {
        kept = results;
        ownsKept = false;
    }

    /// The value of `expression` for each row of `batch`; new memory comes from `lease`.
    public Column evaluate(Bound expression, Batch batch, Lease lease) {
        return switch (expression) {
            case BoundColumn column -> batch.column(column.index());
            case BoundLiteral literal ->
                    new ConstantColumn(literal.type(), batch.rows(), literal.value());
            case BoundCast cast -> cast(cast, batch, lease);
            case BoundCall call -> call(call, batch, lease);
            case BoundWhen when -> when(when, batch, lease);
            case BoundApply apply ->
                    Lambdas.apply(apply, evaluate(apply.argument(), batch, lease), lease);
        };
    }

    private Column cast(BoundCast cast, Batch batch, Lease lease) {
        Column argument = evaluate(cast.argument(), batch, lease);
        return apply(cast, List.of(argument), lease);
    }

    private Column call(BoundCall call, Batch batch, Lease lease) {
        Guard guard = Guard.of(call.function());
        List<Column> arguments = new ArrayList<>();
        for (Bound argument : call.arguments()) {
            boolean guarded = guard != Guard.NONE && !arguments.isEmpty();
            arguments.add(
                    guarded
                            ? guarded(argument, batch, () -> guard.open(arguments, lease), lease)
                            : evaluate(argument, batch, lease));
        }
        return apply(call, arguments, lease);
    }

    // What fails may do so only in rows for which the arguments before it have decided.
    private Column guarded(Bound argument, Batch batch, Supplier<Bitmap> open, Lease lease) {
        try {
            return evaluate(argument, batch, lease);
        } catch (DataException _) {
            return where(argument, batch, open.get(), lease);
        }
    }

    private Column apply(Bound node, List<Column> arguments, Lease lease) {
        long rows = arguments.getFirst().length();
        if (rows > 0 && arguments.stream().allMatch(ConstantColumn.class::isInstance)) {
            return constant(node, arguments, rows, lease);
        }
        DictionaryColumn only = onlyDictionary(node, arguments);
        Column values = only == null ? null : translated(node, arguments, only);
        if (only == null || values == null) return kernel(node, arguments, rows, lease);
        return Flattening.take(values, only.codes(), only.validity(), lease);
    }

    private Column constant(Bound node, List<Column> arguments, long rows, Lease lease) {
        List<Column> single = arguments.stream().map(column -> column.slice(0, 1)).toList();
        Column value = kernel(node, single, 1, lease);
        return new ConstantColumn(node.type(), rows, value.get(0));
    }

    // Functions that look at nulls need the rows themselves: entries of a dictionary are never
    // null.
    private static @Nullable DictionaryColumn onlyDictionary(Bound node, List<Column> arguments) {
        if (node instanceof BoundCall call && function(call).traits().seesNulls()) return null;
        DictionaryColumn only = null;
        for (Column argument : arguments) {
            boolean second = only != null;
            switch (argument) {
                case DictionaryColumn coded when !second -> only = coded;
                case ConstantColumn constant when !constant.isNull() -> {}
                default -> {
                    return null;
                }
            }
        }
        return only;
    }

    private static Function function(BoundCall call) {
        return Functions.find(call.function());
    }

    /// The values of `node` for all entries of the dictionary; null while it does not pay to have
    /// them, or if an entry fails: perhaps one that no row uses, so the rows themselves decide.
    private @Nullable Column translated(Bound node, List<Column> arguments, DictionaryColumn only) {
        Translation known = translations.get(node);
        if (known == null || known.dictionary != only.dictionary()) {
            known = new Translation(only.dictionary());
            translations.put(node, known);
        }
        if (!known.isWorthwhile(only.length())) return known.values;
        long entries = only.dictionary().length();
        List<Column> entryArguments = new ArrayList<>();
        for (Column argument : arguments) {
            entryArguments.add(
                    argument instanceof ConstantColumn constant
                            ? new ConstantColumn(constant.type(), entries, constant.value())
                            : only.dictionary());
        }
        try {
            known.values = kernel(node, entryArguments, entries, kept);
        } catch (DataException _) {
            known.fails = true;
        }
        return known.values;
    }

    /// The values of an expression for the entries of a dictionary, once they are known.
    private static final class Translation {
        private final Column dictionary;
        private @Nullable Column values;
        private boolean fails;
        private long rows;

        Translation(Column dictionary) {
            this.dictionary = dictionary;
        }

        /// Whether to compute the values now, with `more` rows to come.
        boolean isWorthwhile(long more) {
            rows += more;
            return values == null && !fails && dictionary.length() <= 2 * rows;
        }
    }

    private Column kernel(Bound node, List<Column> arguments, long rows, Lease lease) {
        return switch (node) {
            case BoundCast cast ->
                    Casting.cast(
                            Flattening.flat(arguments.getFirst(), lease),
                            cast.type(),
                            cast.orNull(),
                            lease);
            case BoundCall call -> {
                Function function = function(call);
                List<Column> flat = new ArrayList<>();
                for (int i = 0; i < arguments.size(); i++) {
                    boolean asItIs = i > 0 && function.traits().takesConstants();
                    flat.add(asItIs ? arguments.get(i) : flat(call, i, arguments.get(i), lease));
                }
                yield function.kernel().apply(new Arguments(flat, call.type(), rows, lease));
            }
            default -> throw new AssertionError("no kernel for " + node);
        };
    }

    // Literals are written out once for batches of all sizes.
    private Column flat(BoundCall call, int index, Column column, Lease lease) {
        Bound argument = call.arguments().get(index);
        boolean kind = column instanceof ConstantColumn && argument instanceof BoundLiteral;
        if (!kind || column.type() instanceof NullType) return Flattening.flat(column, lease);
        Column expanded = literals.get(argument);
        if (expanded == null || expanded.length() < column.length()) {
            expanded = Flattening.flat(column, kept);
            literals.put(argument, expanded);
        }
        return expanded.slice(0, column.length());
    }

    // Each value is evaluated where its condition holds only: elsewhere it may have no result.
    private Column when(BoundWhen when, Batch batch, Lease lease) {
        List<BoolColumn> conditions = new ArrayList<>();
        List<Column> values = new ArrayList<>();
        Batch rest = batch;
        Bitmap left = Bitmap.allSet(batch.rows());
        for (BoundWhen.Branch branch : when.branches()) {
            Column condition = Flattening.flat(evaluate(branch.condition(), rest, lease), lease);
            BoolColumn holds = (BoolColumn) condition;
            Bitmap here = Masking.trueRows(holds, lease);
            conditions.add(holds);
            values.add(Flattening.flat(where(branch.value(), batch, here, lease), lease));
            Bitmap remaining = Bitmap.allocate(lease, batch.rows());
            remaining.andNot(left, here);
            left = remaining;
            rest = masked(batch, left, lease);
        }
        values.add(Flattening.flat(where(when.otherwise(), batch, left, lease), lease));
        return Choice.when(conditions, values, lease);
    }

    /// The value of `expression` in the rows of `mask`; something else, perhaps null, in others.
    private Column where(Bound expression, Batch batch, Bitmap mask, Lease lease) {
        if (mask.count() > 0 || batch.rows() == 0) {
            return evaluate(expression, masked(batch, mask, lease), lease);
        }
        return new ConstantColumn(expression.type(), batch.rows(), null);
    }

    private static Batch masked(Batch batch, Bitmap mask, Lease lease) {
        List<Column> columns = new ArrayList<>();
        for (Column column : batch.columns()) columns.add(Masking.masked(column, mask, lease));
        return new Batch(columns, batch.rows());
    }

    @Override
    public void close() {
        if (ownsKept) kept.close();
    }
}
