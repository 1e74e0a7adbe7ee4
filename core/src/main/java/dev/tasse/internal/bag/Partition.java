package dev.tasse.internal.bag;

import dev.tasse.internal.call.Call;
import dev.tasse.internal.call.CallOptions;
import dev.tasse.internal.call.CallPlan;

import java.util.ArrayList;
import java.util.List;

/// The values of one partition, described: where they come from, the calls whose results that
/// takes, and what they pass through.
record Partition(Feed feed, List<CallPlan> inputs, List<Step> steps) {
    Partition {
        inputs = List.copyOf(inputs);
        steps = List.copyOf(steps);
    }

    static Partition of(Feed feed, List<CallPlan> inputs) {
        return new Partition(feed, inputs, List.of());
    }

    Partition then(List<Step> further) {
        List<Step> more = new ArrayList<>(steps);
        more.addAll(further);
        return new Partition(feed, inputs, more);
    }

    /// The call that makes of the values what `goal` says.
    ///
    /// @param index its place among the partitions
    /// @param extra calls whose results the goal takes
    CallPlan call(String name, int index, Goal goal, CallPlan... extra) {
        List<CallPlan> all = new ArrayList<>(inputs);
        all.addAll(List.of(extra));
        PartitionWork work = new PartitionWork(this, index, goal);
        return CallPlan.of(new Call.Perform(work), all.toArray(CallPlan[]::new))
                .with(CallOptions.DEFAULT.withName(name));
    }
}
