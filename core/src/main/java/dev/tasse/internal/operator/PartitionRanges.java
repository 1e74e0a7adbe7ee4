package dev.tasse.internal.operator;

import java.io.Serializable;

/// Which partitions each task of a pipeline takes: neighbours, each task as many as any other or
/// one less.
///
/// @param partitions how many there are
/// @param tasks how many take them, at most as many
public record PartitionRanges(int partitions, int tasks) implements Serializable {
    /// A task for each of `count` partitions.
    public static PartitionRanges single(int count) {
        return new PartitionRanges(count, count);
    }

    /// The first partition of `task`; of the task behind the last one, the number of partitions.
    public int first(int task) {
        return tasks == 0 ? 0 : Math.toIntExact((long) task * partitions / tasks);
    }

    /// The partition behind the last one of `task`.
    public int end(int task) {
        return first(task + 1);
    }

    /// How many partitions `task` takes.
    public int count(int task) {
        return end(task) - first(task);
    }
}
