package dev.tasse.internal.view;

import dev.tasse.graph.Ordering;
import dev.tasse.graph.TaskGraph;

import java.util.Arrays;
import java.util.Locale;

/// What colours the tasks of a graph: a number for each task, where more is darker.
public final class Heat {
    private final String meaning;
    private final double[] values;
    private final boolean seconds;

    private Heat(String meaning, double[] values, boolean seconds) {
        this.meaning = meaning;
        this.values = values;
        this.seconds = seconds;
    }

    /// The order in which one thread would run what the tasks `wanted` need: late is dark.
    public static Heat byOrder(TaskGraph graph, int[] wanted) {
        double[] values = new double[graph.size()];
        int place = 0;
        for (int id : Ordering.of(graph, wanted)) values[id] = ++place;
        return new Heat("coloured by order, the first are light", values, false);
    }

    /// How long each task ran: the longest is dark. By id; 0 for tasks that did not run.
    public static Heat byTime(long[] nanos) {
        double[] values = Arrays.stream(nanos).mapToDouble(n -> n / 1e9).toArray();
        return new Heat("coloured by time, the longest are dark", values, true);
    }

    String meaning() {
        return meaning;
    }

    double of(int id) {
        return values[id];
    }

    /// The value of the tasks from `first` to `end - 1` together: their time, or where in the order
    /// they lie on the average.
    double ofAll(int first, int end) {
        double sum = 0;
        for (int id = first; id < end; id++) sum += values[id];
        return seconds ? sum : sum / Math.max(1, end - first);
    }

    /// What a reader is told of `value`.
    String note(double value) {
        if (seconds) return String.format(Locale.ROOT, "%.6f s", value);
        return String.format(Locale.ROOT, "number %.0f", value);
    }
}
