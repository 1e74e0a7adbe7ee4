package dev.tasse.internal.lower;

import dev.tasse.graph.Dependencies;
import dev.tasse.internal.call.CallGraph;
import dev.tasse.internal.call.CallPlan;
import dev.tasse.internal.call.CallSource;
import dev.tasse.internal.operator.CalledTable;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Scan;
import dev.tasse.spi.Split;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Calls that answer the tables of frames. Those of all frames of a plan are one graph: what
/// several of them take is made once.
final class CallLowering {
    private final Layers layers;

    // By source the task of the first of its calls in `tasks`.
    private final IdentityHashMap<CallSource, Integer> starts = new IdentityHashMap<>();
    private final List<CallPlan> calls = new ArrayList<>();
    private final int[] tasks;

    /// Adds the tasks of all such sources of `plan` to `layers`.
    CallLowering(FramePlan plan, Layers layers) {
        this.layers = layers;
        find(plan, Collections.newSetFromMap(new IdentityHashMap<>()));
        tasks = CallGraph.build(calls, layers::addAll);
    }

    private void find(FramePlan plan, Set<FramePlan> seen) {
        if (!seen.add(plan)) return;
        if (plan instanceof Scan scan && scan.source() instanceof CallSource source) {
            if (starts.putIfAbsent(source, calls.size()) == null) calls.addAll(source.calls());
        }
        for (FramePlan input : plan.inputs()) find(input, seen);
    }

    /// The rows of `splits` of `scan`, which reads `source`.
    Flow lower(Scan scan, CallSource source, List<Split> splits) {
        int start = Objects.requireNonNull(starts.get(source));
        int[] inputs = splits.stream().mapToInt(split -> tasks[start + split.index()]).toArray();
        CalledTable op = new CalledTable(scan.source().schema(), scan.pushdown().columns());
        int first =
                layers.add(
                        op,
                        inputs.length,
                        "take " + source.describe(),
                        Dependencies.uniform(inputs.length, inputs));
        return Flow.ofTables(first, inputs.length, scan.schema());
    }
}
