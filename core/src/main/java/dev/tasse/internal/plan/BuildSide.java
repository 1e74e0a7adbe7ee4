package dev.tasse.internal.plan;

import dev.tasse.type.DateType;
import dev.tasse.type.IntType;
import dev.tasse.type.TimeType;

import java.util.List;
import java.util.OptionalLong;

/// Which side of a join becomes a table that the rows of the other one are looked up in.
///
/// @param left whether it is the left side
/// @param whole whether there is one table for all tasks, not one for each part of both sides
public record BuildSide(boolean left, boolean whole) {
    // Below this many rows one table that every task probes costs less than cutting both sides.
    private static final long MAX_WHOLE_ROWS = 1 << 20;

    // Up to so many whole numbers, which mostly lie close together, an array over their range does
    // as well.
    private static final long MAX_WHOLE_NUMBERS = 1 << 25;

    /// The side of `join` that suits its type and the sizes of its inputs; a full join makes tables
    /// of both.
    public static BuildSide of(Join join) {
        return switch (join.type()) {
            case INNER, CROSS -> bySize(join);
            // The probe side is the one whose rows stay: they keep their order.
            case LEFT, SEMI, ANTI, FULL -> new BuildSide(false, true);
            case RIGHT -> new BuildSide(true, true);
        };
    }

    private static BuildSide bySize(Join join) {
        OptionalLong left = Sizes.rows(join.left());
        OptionalLong right = Sizes.rows(join.right());
        boolean buildLeft =
                left.isPresent() && right.isPresent() && left.getAsLong() < right.getAsLong();
        OptionalLong build = buildLeft ? left : right;
        boolean small = build.orElse(0) <= mostRows(join) || join.leftKeys().isEmpty();
        return new BuildSide(buildLeft, small);
    }

    private static long mostRows(Join join) {
        boolean number =
                join.leftKeys().size() == 1
                        && switch (join.leftKeys().getFirst().type()) {
                            case IntType _, DateType _, TimeType _ -> true;
                            default -> false;
                        };
        return number ? MAX_WHOLE_NUMBERS : MAX_WHOLE_ROWS;
    }

    /// The rows of `join` that become the table.
    public FramePlan build(Join join) {
        return left ? join.left() : join.right();
    }

    /// The rows of `join` that are looked up in it.
    public FramePlan probe(Join join) {
        return left ? join.right() : join.left();
    }

    /// The keys over the columns of the table.
    public List<Bound> buildKeys(Join join) {
        return left ? join.leftKeys() : join.rightKeys();
    }

    /// The keys over the columns of the other side.
    public List<Bound> probeKeys(Join join) {
        return left ? join.rightKeys() : join.leftKeys();
    }
}
