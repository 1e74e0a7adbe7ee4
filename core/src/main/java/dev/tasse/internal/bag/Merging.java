package dev.tasse.internal.bag;

import dev.tasse.graph.TaskContext;
import dev.tasse.internal.call.CallPlan;
import dev.tasse.internal.call.Work;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Puts results of partitions together.
///
/// @param functions those of the user that are called for it
record Merging(Merge merge, List<Object> functions) implements Work {
    private static final int ARITY = 16;

    static Merging of(Merge merge, Object... functions) {
        return new Merging(merge, List.of(functions));
    }

    @Override
    public @Nullable Object run(List<Object> inputs, TaskContext context) throws Exception {
        return merge.of(inputs);
    }

    /// The call that answers the one result of all of `parts`, up a tree whose tasks take a few
    /// each.
    CallPlan tree(String name, List<CallPlan> parts) {
        List<CallPlan> level = parts;
        do {
            List<CallPlan> next = new ArrayList<>();
            for (int i = 0; i < level.size(); i += ARITY) {
                List<CallPlan> some = level.subList(i, Math.min(level.size(), i + ARITY));
                next.add(BagPlan.call(name, this, some));
            }
            level = next;
        } while (level.size() > 1);
        return level.getFirst();
    }
}
