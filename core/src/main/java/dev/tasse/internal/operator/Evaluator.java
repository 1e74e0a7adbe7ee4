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
import dev.tasse.internal.kernel.Functions;
import dev.tasse.internal.kernel.Masking;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.plan.Bound;
import dev.tasse.internal.plan.BoundCall;
import dev.tasse.internal.plan.BoundCast;
import dev.tasse.internal.plan.BoundColumn;
import dev.tasse.internal.plan.BoundLiteral;
import dev.tasse.internal.plan.BoundWhen;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Evaluates expressions batch by batch: one call of a kernel for each node and batch.
///
/// What depends on constants alone is computed for one row; what depends on one dictionary alone,
/// once for each of its entries. Used by one thread.
public final class Evaluator implements AutoCloseable {
    private final Lease kept;
    private final boolean ownsKept;
    private final Map<Bound, Translated> translations = new HashMap<>();

    /// The values of an expression for the entries of a dictionary.
    private record Translated(Column dictionary, Column values) {}

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
        };
    }

    private Column cast(BoundCast cast, Batch batch, Lease lease) {
        Column argument = evaluate(cast.argument(), batch, lease);
        return apply(cast, List.of(argument), lease);
    }

    private Column call(BoundCall call, Batch batch, Lease lease) {
        List<Column> arguments = new ArrayList<>();
        for (Bound argument : call.arguments()) arguments.add(evaluate(argument, batch, lease));
        return apply(call, arguments, lease);
    }

    private Column apply(Bound node, List<Column> arguments, Lease lease) {
        long rows = arguments.getFirst().length();
        if (rows > 0 && arguments.stream().allMatch(ConstantColumn.class::isInstance)) {
            return constant(node, arguments, rows, lease);
        }
        DictionaryColumn only = onlyDictionary(node, arguments);
        if (only == null) return kernel(node, arguments, rows, lease);
        try {
            Column translated = translated(node, arguments, only);
            return Flattening.take(translated, only.codes(), only.validity(), lease);
        } catch (DataException _) {
            // Perhaps of an entry that no row uses: the rows themselves decide.
            return kernel(node, arguments, rows, lease);
        }
    }

    private static Column constant(Bound node, List<Column> arguments, long rows, Lease lease) {
        List<Column> single = arguments.stream().map(column -> column.slice(0, 1)).toList();
        Column value = kernel(node, single, 1, lease);
        return new ConstantColumn(node.type(), rows, value.get(0));
    }

    // Functions that look at nulls need the rows themselves: entries of a dictionary are never
    // null.
    private static @Nullable DictionaryColumn onlyDictionary(Bound node, List<Column> arguments) {
        boolean strict =
                node instanceof BoundCast
                        || (node instanceof BoundCall call && isStrict(call.function()));
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
        boolean pays = only != null && only.dictionary().length() <= 2 * only.length();
        return strict && pays ? only : null;
    }

    private static boolean isStrict(String function) {
        return switch (function) {
            case "isNull", "isNotNull", "eqNullSafe", "coalesce", "and", "or" -> false;
            default -> true;
        };
    }

    private Column translated(Bound node, List<Column> arguments, DictionaryColumn only) {
        Column dictionary = only.dictionary();
        Translated known = translations.get(node);
        if (known != null && known.dictionary() == dictionary) return known.values();
        long entries = dictionary.length();
        List<Column> entryArguments = new ArrayList<>();
        for (Column argument : arguments) {
            entryArguments.add(
                    argument instanceof ConstantColumn constant
                            ? new ConstantColumn(constant.type(), entries, constant.value())
                            : dictionary);
        }
        Column values = kernel(node, entryArguments, entries, kept);
        translations.put(node, new Translated(dictionary, values));
        return values;
    }

    private static Column kernel(Bound node, List<Column> arguments, long rows, Lease lease) {
        List<Column> flat = new ArrayList<>();
        for (Column argument : arguments) flat.add(Flattening.flat(argument, lease));
        return switch (node) {
            case BoundCast cast -> Casting.cast(flat.getFirst(), cast.type(), cast.orNull(), lease);
            case BoundCall call ->
                    Functions.find(call.function())
                            .kernel()
                            .apply(new Arguments(flat, call.type(), rows, lease));
            default -> throw new AssertionError("no kernel for " + node);
        };
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
            values.add(flat(branch.value(), masked(batch, here, lease), lease));
            Bitmap remaining = Bitmap.allocate(lease, batch.rows());
            remaining.andNot(left, here);
            left = remaining;
            rest = masked(batch, left, lease);
        }
        values.add(flat(when.otherwise(), rest, lease));
        return Choice.when(conditions, values, lease);
    }

    private Column flat(Bound expression, Batch batch, Lease lease) {
        return Flattening.flat(evaluate(expression, batch, lease), lease);
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
