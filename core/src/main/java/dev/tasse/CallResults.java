package dev.tasse;

import dev.tasse.data.Table;

/// What becomes of a result of a call that leaves the job it was computed in.
final class CallResults {
    private CallResults() {}

    /// `result` in a form that outlives the job: a table gets a handle of its own, which closes
    /// itself when it cannot be reached any more.
    static Object lasting(Object result) {
        return result instanceof Table table ? table.share().guarded() : result;
    }

    /// `result` for another task: a table gets a handle of its own, which that task's job closes.
    @SuppressWarnings("unchecked") // a table for a table
    static <T> T shared(T result) {
        return result instanceof Table table ? (T) table.share() : result;
    }
}
