package dev.tasse.internal.kernel;

import dev.tasse.data.Column;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Rows drawn from others, so that equal ones are frequent.
final class RandomRows {
    private RandomRows() {}

    /// `rows` rows of `base`, which is not empty.
    static List<Column> of(List<Column> base, int rows, Random random, Lease lease) {
        Selection.Picked picked =
                new Selection.Picked(lease.allocate((long) rows * Integer.BYTES), rows);
        int choice = base.isEmpty() ? 1 : (int) base.getFirst().length();
        for (int i = 0; i < rows; i++) {
            picked.rows().setAtIndex(Layouts.INT, i, random.nextInt(choice));
        }
        List<Column> columns = new ArrayList<>();
        for (Column column : base) columns.add(Selection.gather(column, picked, lease));
        return columns;
    }
}
