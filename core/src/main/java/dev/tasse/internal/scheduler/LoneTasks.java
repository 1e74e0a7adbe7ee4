package dev.tasse.internal.scheduler;

/// How long jobs of a single task take, as seen so far: such a job has no others of its kind to
/// learn from, and there may be many thousands of them.
final class LoneTasks {
    /// Nothing was seen.
    static final LoneTasks UNKNOWN = new LoneTasks();

    private float nanos;

    /// About how long one takes; `unknown` if none has run yet.
    float nanos(float unknown) {
        return nanos > 0 ? nanos : unknown;
    }

    void observe(float tookNanos) {
        nanos = LayerStatistics.blend(nanos, tookNanos);
    }
}
