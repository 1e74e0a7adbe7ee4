package dev.tasse.internal.lower;

import dev.tasse.graph.Dependencies;
import dev.tasse.graph.Layer;
import dev.tasse.graph.Op;
import dev.tasse.graph.TaskGraph;
import dev.tasse.internal.call.GraphParts;
import dev.tasse.internal.operator.PartitionRanges;
import dev.tasse.internal.operator.Pipeline;
import dev.tasse.internal.operator.PipelineInput;
import dev.tasse.internal.operator.SinkSpec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The graph as it is made: adds layers and wires their tasks.
final class Layers {
    private final TaskGraph.Builder graph = TaskGraph.builder();
    private final int batchRows;
    private final Map<String, Integer> names = new HashMap<>();
    private int count;

    Layers(int batchRows) {
        this.batchRows = batchRows;
    }

    TaskGraph build() {
        return graph.build();
    }

    int batchRows() {
        return batchRows;
    }

    /// Adds the tasks of `flow`, which ends in `sink`; the id of the first.
    int pipeline(Flow flow, SinkSpec sink, String label) {
        List<String> labels = new ArrayList<>(flow.labels());
        labels.add(label);
        labels.removeIf(String::isEmpty);
        Op op = new Pipeline(flow.input(), flow.ranges(), flow.steps(), sink, batchRows);
        return add(op, flow.partitions(), String.join(", ", labels), dependencies(flow));
    }

    /// Adds `tasks` tasks; the id of the first.
    int add(Op op, int tasks, String label, Dependencies dependencies) {
        String name = GraphParts.unique(names, "layer-" + ++count);
        Layer layer = Layer.of(name, op, tasks).withLabel(label);
        return graph.add(layer, dependencies);
    }

    /// Adds all of another graph; the ids that its tasks `ids` have now.
    int[] addAll(TaskGraph other, int[] ids) {
        int start = new GraphParts(graph, names).add(other);
        return Arrays.stream(ids).map(id -> start + id).toArray();
    }

    private static Dependencies dependencies(Flow flow) {
        List<Integer> ids = new ArrayList<>();
        int[] starts = new int[flow.partitions() + 1];
        for (int task = 0; task < flow.partitions(); task++) {
            switch (flow.input()) {
                case PipelineInput.FromSource _, PipelineInput.FromTables _ -> {}
                case PipelineInput.FromTable _ -> {
                    PartitionRanges ranges = flow.ranges();
                    for (int p = ranges.first(task); p < ranges.end(task); p++) {
                        ids.add(flow.firstId() + p);
                    }
                }
                case PipelineInput.FromSlices(int slices) -> {
                    for (int i = 0; i < slices; i++) ids.add(flow.firstId() + i);
                }
            }
            for (Flow.Side side : flow.sides()) {
                ids.add(side.firstId() + (side.perPartition() ? task : 0));
            }
            starts[task + 1] = ids.size();
        }
        return Dependencies.rows(starts, ids.stream().mapToInt(Integer::intValue).toArray());
    }
}
