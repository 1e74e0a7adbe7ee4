package dev.tasse.graph;

import java.util.Arrays;

/// Which tasks each task of a layer takes the results of: their ids in the graph, row by row. A
/// task may take the same result several times.
public final class Dependencies {
    private final int count;

    // Row i is ids[starts[i]] to ids[starts[i + 1] - 1]. No starts: all rows are equally long.
    private final int[] starts;
    private final int[] ids;

    private Dependencies(int count, int[] starts, int[] ids) {
        this.count = count;
        this.starts = starts;
        this.ids = ids;
    }

    /// `count` tasks that take nothing.
    public static Dependencies none(int count) {
        return new Dependencies(count, new int[0], new int[0]);
    }

    /// `count` tasks; task i takes the result of task `first + i`.
    public static Dependencies oneToOne(int first, int count) {
        int[] ids = new int[count];
        for (int i = 0; i < count; i++) {
            ids[i] = first + i;
        }
        return uniform(count, ids);
    }

    /// One task that takes the results of the `inputCount` tasks from `first` on.
    public static Dependencies all(int first, int inputCount) {
        return allToAll(first, inputCount, 1);
    }

    /// `count` tasks, each of which takes the results of the `inputCount` tasks from `first` on.
    public static Dependencies allToAll(int first, int inputCount, int count) {
        int[] ids = new int[Math.multiplyExact(inputCount, count)];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = first + i % inputCount;
        }
        return uniform(count, ids);
    }

    /// One level of a tree: task i takes the next `arity` of the `inputCount` tasks from `first`
    /// on, the last task what is left.
    public static Dependencies grouped(int first, int inputCount, int arity) {
        if (arity < 1)
            throw new IllegalArgumentException("arity " + arity + ", expected 1 or more");
        int count = Math.ceilDiv(inputCount, arity);
        int[] starts = new int[count + 1];
        for (int i = 0; i < count; i++) {
            starts[i + 1] = Math.min(inputCount, starts[i] + arity);
        }
        int[] ids = new int[inputCount];
        Arrays.setAll(ids, i -> first + i);
        return new Dependencies(count, starts, ids);
    }

    /// `count` tasks with equally many inputs: `ids` row by row, `(count, ids.length / count)`.
    ///
    /// @throws IllegalArgumentException if the ids cannot be dealt out equally
    public static Dependencies uniform(int count, int... ids) {
        if (count == 0 ? ids.length != 0 : ids.length % count != 0) {
            throw new IllegalArgumentException(
                    ids.length
                            + " dependencies cannot be dealt out equally to "
                            + count
                            + " tasks");
        }
        return new Dependencies(count, new int[0], ids);
    }

    /// Rows of any length: task i takes `ids[starts[i]]` to `ids[starts[i + 1] - 1]`. The arrays
    /// are not copied.
    ///
    /// @param starts one more than there are tasks, ascending from 0 to `ids.length`
    /// @throws IllegalArgumentException if `starts` is not like that
    public static Dependencies rows(int[] starts, int[] ids) {
        boolean valid =
                starts.length > 0 && starts[0] == 0 && starts[starts.length - 1] == ids.length;
        for (int i = 1; valid && i < starts.length; i++) {
            valid = starts[i - 1] <= starts[i];
        }
        if (!valid) {
            throw new IllegalArgumentException(
                    "starts must ascend from 0 to the number of ids, " + ids.length);
        }
        return new Dependencies(starts.length - 1, starts, ids);
    }

    /// The number of tasks.
    public int count() {
        return count;
    }

    /// The number of dependencies of all tasks together.
    int total() {
        return ids.length;
    }

    /// Copies all ids to `target` from `at` on.
    void copyIds(int[] target, int at) {
        System.arraycopy(ids, 0, target, at, ids.length);
    }

    /// Writes the end of each row to `target` from `at` on, counted from `offset`.
    void copyEnds(int[] target, int at, int offset) {
        if (ids.length == 0) {
            Arrays.fill(target, at, at + count, offset);
            return;
        }
        int arity = count == 0 ? 0 : ids.length / count;
        for (int i = 0; i < count; i++) {
            target[at + i] = offset + (starts.length == 0 ? (i + 1) * arity : starts[i + 1]);
        }
    }
}
