package dev.tasse.internal.scheduler;

import dev.tasse.graph.Layer;
import dev.tasse.graph.TaskGraph;

import java.util.Arrays;
import java.util.Comparator;

/// The order of tasks where users have given some of them priorities: what a task needs is as
/// urgent as the task.
final class Priorities {
    private Priorities() {}

    /// `order`, in which tasks come after what they need, with the more urgent ones first.
    static int[] first(TaskGraph tasks, int[] order) {
        boolean none = tasks.layers().stream().allMatch(layer -> layer.demands().priority() == 0);
        if (none) return order;
        int[] priorities = new int[tasks.size()];
        Arrays.fill(priorities, Integer.MIN_VALUE);
        for (int i = order.length - 1; i >= 0; i--) {
            int id = order[i];
            Layer layer = tasks.layers().get(tasks.layerOf(id));
            priorities[id] = Math.max(priorities[id], layer.demands().priority());
            for (int edge = tasks.firstDependency(id);
                    edge < tasks.firstDependency(id + 1);
                    edge++) {
                int input = tasks.dependency(edge);
                priorities[input] = Math.max(priorities[input], priorities[id]);
            }
        }
        return Arrays.stream(order)
                .boxed()
                .sorted(Comparator.comparingLong(id -> -(long) priorities[id]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
