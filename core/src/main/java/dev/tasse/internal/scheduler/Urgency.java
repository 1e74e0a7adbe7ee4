package dev.tasse.internal.scheduler;

/// What decides between two jobs, before the order of submission does.
///
/// @param priority the user's; larger first
/// @param depth how many running tasks, one inside the other, the job was submitted from; larger
///   first, so that a task that waits for a job of its own ends before others start
public record Urgency(int priority, int depth) implements Comparable<Urgency> {
    /// Of a job that no task has submitted.
    public static final Urgency NORMAL = new Urgency(0, 0);

    @Override
    public int compareTo(Urgency other) {
        if (priority != other.priority) return Integer.compare(other.priority, priority);
        return Integer.compare(other.depth, depth);
    }
}
