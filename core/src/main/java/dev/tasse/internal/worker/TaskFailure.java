package dev.tasse.internal.worker;

import dev.tasse.error.Problem;
import dev.tasse.internal.scheduler.JobState;

/// The words for a task that failed.
final class TaskFailure {
    private static final int KEYS_SHOWN = 8;

    private TaskFailure() {}

    /// Why the wanted task `wanted` of a job has no result.
    ///
    /// @param attempts how often the task that is the cause was run
    /// @param error what it has thrown last
    static Problem problem(JobState state, int wanted, int attempts, Throwable error) {
        int[] path = state.blame(wanted);
        String what =
                "%s failed after %d %s: %s"
                        .formatted(
                                state.graph().key(path[path.length - 1]),
                                attempts,
                                attempts == 1 ? "attempt" : "attempts",
                                error);
        String origin = state.graph().origin(path[path.length - 1]);
        StringBuilder text = new StringBuilder(what);
        if (!origin.isEmpty()) text.append("; ").append(origin);
        if (path.length > 1) text.append("; ").append(needs(state, path));
        return Problem.of(text.toString());
    }

    /// Names the path from the wanted task down; of a long one both ends.
    private static String needs(JobState state, int[] path) {
        StringBuilder text = new StringBuilder("needed by ");
        for (int i = path.length - 2; i >= 0; i--) {
            text.append(state.graph().key(path[i]));
            if (i > 0) text.append(" < ");
            if (path.length > KEYS_SHOWN + 1 && i == path.length - 1 - KEYS_SHOWN / 2) {
                int skipped = path.length - 1 - KEYS_SHOWN;
                text.append(skipped).append(" more < ");
                i -= skipped;
            }
        }
        return text.toString();
    }
}
