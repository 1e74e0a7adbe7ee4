package dev.tasse.internal.lower;

import dev.tasse.internal.operator.PartitionRanges;
import dev.tasse.internal.operator.PipelineInput;
import dev.tasse.internal.operator.Step;
import dev.tasse.type.Schema;

import java.util.ArrayList;
import java.util.List;

/// Rows on their way: where the partitions come from, and the steps that wait to be fused into the
/// task that takes them.
///
/// @param input what a task of the pipeline reads
/// @param firstId the first of the tasks that the input stands for; unused for sources
/// @param ranges the partitions, and which of them each task of the pipeline will take
/// @param steps what happens to the rows
/// @param sides the join tables of the probe steps
/// @param labels what the steps are called in drawings
/// @param schema the columns after the steps
record Flow(
        PipelineInput input,
        int firstId,
        PartitionRanges ranges,
        List<Step> steps,
        List<Side> sides,
        List<String> labels,
        Schema schema) {
    Flow {
        steps = List.copyOf(steps);
        sides = List.copyOf(sides);
        labels = List.copyOf(labels);
    }

    /// A join table: one for all partitions, or one for each from `firstId` on.
    record Side(int firstId, boolean perPartition) {}

    /// The rows of `partitions` tables that the tasks from `firstId` on make.
    static Flow ofTables(int firstId, int partitions, Schema schema) {
        return new Flow(
                new PipelineInput.FromTable(),
                firstId,
                PartitionRanges.single(partitions),
                List.of(),
                List.of(),
                List.of(),
                schema);
    }

    /// The rows of `partitions` partitions, cut by the `count` tasks from `firstId` on.
    static Flow ofSlices(int firstId, int count, int partitions, Schema schema) {
        return new Flow(
                new PipelineInput.FromSlices(count),
                firstId,
                PartitionRanges.single(partitions),
                List.of(),
                List.of(),
                List.of(),
                schema);
    }

    Flow then(Step step, String label, Schema next) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return new Flow(input, firstId, ranges, more, sides, labelled(label), next);
    }

    private List<String> labelled(String label) {
        List<String> more = new ArrayList<>(labels);
        more.add(label);
        return more;
    }

    /// This with `side` among its sides.
    Flow withSide(Side side) {
        if (sides.contains(side)) return this;
        List<Side> more = new ArrayList<>(sides);
        more.add(side);
        return new Flow(input, firstId, ranges, steps, more, labels, schema);
    }

    /// How many tasks the pipeline will have, each of which makes one partition.
    int partitions() {
        return ranges.tasks();
    }

    /// This with no more than `tasks` tasks, if it is not bound to a task for each partition.
    Flow inTasks(int tasks) {
        boolean bound = sides.stream().anyMatch(Side::perPartition);
        if (bound || tasks >= partitions()) return this;
        PartitionRanges fewer = new PartitionRanges(ranges.partitions(), tasks);
        return new Flow(input, firstId, fewer, steps, sides, labels, schema);
    }

    /// Whether these are tables as tasks have made them, with nothing left to do.
    boolean isMaterialized() {
        return input instanceof PipelineInput.FromTable && steps.isEmpty();
    }
}
