package dev.tasse.internal.plan;

import dev.tasse.type.DataType;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/// The value of the first branch whose condition is true, else `otherwise`; all values have `type`.
public record BoundWhen(List<Branch> branches, Bound otherwise, DataType type) implements Bound {
    public BoundWhen {
        branches = List.copyOf(branches);
    }

    /// A condition and the value that it gives.
    public record Branch(Bound condition, Bound value) implements Serializable {}

    /// Conditions and values in turn, the last one being `otherwise`.
    public List<Bound> parts() {
        List<Bound> parts = new ArrayList<>();
        for (Branch branch : branches) {
            parts.add(branch.condition());
            parts.add(branch.value());
        }
        parts.add(otherwise);
        return parts;
    }

    BoundWhen withParts(List<Bound> parts) {
        List<Branch> changed = new ArrayList<>();
        for (int i = 0; i + 1 < parts.size(); i += 2) {
            changed.add(new Branch(parts.get(i), parts.get(i + 1)));
        }
        return new BoundWhen(changed, parts.getLast(), type);
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
