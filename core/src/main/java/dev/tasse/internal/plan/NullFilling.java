package dev.tasse.internal.plan;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.expr.Expr;
import dev.tasse.expr.Lit;
import dev.tasse.internal.kernel.Promotion;
import dev.tasse.type.DataType;
import dev.tasse.type.IntType;
import dev.tasse.type.Schema;

import java.util.ArrayList;
import java.util.List;

/// The expressions that put a constant in the place of nulls.
public final class NullFilling {
    private NullFilling() {}

    /// The columns `names` of `schema`, or those whose type holds `value`, without nulls.
    public static Expr[] columns(Schema schema, Object value, List<String> names) {
        if (!(Lit.of(value) instanceof Lit constant)) {
            throw new IllegalArgumentException(
                    "nulls are filled with a constant; use with(coalesce(..)) for an expression");
        }
        List<Expr> filled = new ArrayList<>();
        for (String name : names.isEmpty() ? schema.names() : names) {
            DataType type = schema.type(name);
            if (holds(type, constant.type())) {
                Expr fill = constant.type().equals(type) ? constant : constant.cast(type);
                filled.add(Expr.coalesce(Expr.col(name), fill).as(name));
            } else if (!names.isEmpty()) {
                throw new PlanException(
                        Problem.of("the column does not hold such values")
                                .at("fillNull, column \"" + name + "\" " + type)
                                .got(constant + " " + constant.type()));
            }
        }
        return filled.toArray(Expr[]::new);
    }

    // A whole constant fits whole columns of any width: an overflow is an error when it is cast.
    private static boolean holds(DataType column, DataType constant) {
        if (column instanceof IntType) return constant instanceof IntType;
        if (column.isNumeric() && constant.isNumeric()) return true;
        return Promotion.common(column, constant).filter(column::equals).isPresent();
    }
}
