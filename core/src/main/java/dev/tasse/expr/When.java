package dev.tasse.expr;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/// The value of the first branch whose condition is true, else `otherwise`.
///
/// A condition that is null counts as not true.
///
/// @param branches conditions and values, in order; at least one
/// @param otherwise the value when no condition is true
public record When(List<Branch> branches, Expr otherwise) implements Expr {
    /// @throws IllegalArgumentException without a branch
    public When {
        branches = List.copyOf(branches);
        if (branches.isEmpty()) throw new IllegalArgumentException("when() needs a branch");
    }

    /// A condition and the value that it gives.
    ///
    /// @param condition true, false or null
    /// @param value the value where it is true
    public record Branch(Expr condition, Expr value) implements Serializable {}

    /// This with one more branch behind the others; give it before `otherwise`.
    public When when(Expr condition, Object value) {
        List<Branch> more = new ArrayList<>(branches);
        more.add(new Branch(condition, Lit.of(value)));
        return new When(more, otherwise);
    }

    /// This with another value for the rows where no condition is true (null until given).
    public When otherwise(Object value) {
        return new When(branches, Lit.of(value));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("case");
        for (Branch branch : branches) {
            text.append(" when ")
                    .append(branch.condition())
                    .append(" then ")
                    .append(branch.value());
        }
        return text.append(" else ").append(otherwise).append(" end").toString();
    }
}
