package dev.tasse.internal.operator;

import dev.tasse.data.Column;
import dev.tasse.data.ColumnBuilder;
import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.plan.BoundApply;

/// Runs the user's functions, row by row and with objects: what they cost.
final class Lambdas {
    private Lambdas() {}

    /// The results of the function of `node` for the values of `in`; null for null.
    ///
    /// @throws DataException if the function throws, or gives what is no value of the type
    static Column apply(BoundApply node, Column in, Lease lease) {
        ColumnBuilder out = ColumnBuilder.of(lease, node.type(), in.length());
        for (long row = 0; row < in.length(); row++) {
            Object value = in.get(row);
            if (value == null) {
                out.appendNull();
                continue;
            }
            try {
                out.appendValue(node.function().apply(value));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw failed(node, value, e);
            } catch (Exception e) {
                throw failed(node, value, e);
            }
        }
        return out.finish();
    }

    private static DataException failed(BoundApply node, Object value, Exception cause) {
        String shown = value instanceof String text ? "'" + text + "'" : value.toString();
        return new DataException(
                Problem.of("the function of map failed with " + cause)
                        .at(node.toString())
                        .got(shown + " of class " + value.getClass().getSimpleName())
                        .expected("a value of " + node.type() + " or null"),
                cause);
    }
}
