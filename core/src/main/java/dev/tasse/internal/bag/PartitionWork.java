package dev.tasse.internal.bag;

import dev.tasse.graph.TaskContext;
import dev.tasse.internal.call.Work;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// One task of a bag: values stream from a feed through all steps to a goal, without a list between
/// them.
final class PartitionWork implements Work {
    private static final long serialVersionUID = 1;
    private static final int VALUES_BETWEEN_LOOKS = 1024;

    private final Feed feed;
    private final int feedInputs;

    @SuppressWarnings("serial") // List.copyOf travels
    private final List<Step> steps;

    private final Goal goal;
    private final int index;

    PartitionWork(Partition partition, int index, Goal goal) {
        feed = partition.feed();
        feedInputs = partition.inputs().size();
        steps = partition.steps();
        this.goal = goal;
        this.index = index;
    }

    @Override
    public @Nullable Object run(List<Object> inputs, TaskContext context) throws Exception {
        Collector collector = goal.start(inputs.subList(feedInputs, inputs.size()), context);
        boolean done = false;
        try {
            Pipe first = Step.before(steps, collector, index);
            int[] count = {0};
            feed.feed(
                    inputs.subList(0, feedInputs),
                    context,
                    value -> {
                        boolean look = ++count[0] % VALUES_BETWEEN_LOOKS == 0;
                        return !(look && context.cancelled()) && first.accept(value);
                    });
            first.end();
            Object result = collector.result();
            done = true;
            return result;
        } finally {
            if (!done) collector.drop();
        }
    }

    @Override
    public List<Object> functions() {
        List<Object> functions = new ArrayList<>(feed.functions());
        for (Step step : steps) functions.addAll(step.functions());
        functions.addAll(goal.functions());
        return functions;
    }
}
