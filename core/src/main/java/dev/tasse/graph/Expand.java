package dev.tasse.graph;

/// A task's answer that is itself a graph: the graph is run, and its task `result` gives the result
/// of the task that answered.
///
/// The graph may be built with {@link TaskGraph#builder(int)}, its inputs being those of the task.
/// They stay alive as long as the graph needs them. Tasks of it may answer with graphs again.
///
/// @param graph what takes the place of the task; tasks that `result` does not need are not run
/// @param result the id of the task in `graph` (not of an input) whose result is the answer
public record Expand(TaskGraph graph, int result) {
    /// An answer.
    ///
    /// @throws IllegalArgumentException if `result` is not the id of a task of the graph
    public Expand {
        if (result < graph.inputCount() || result >= graph.size()) {
            throw new IllegalArgumentException(
                    "the result of an expansion must be one of its tasks: got id "
                            + result
                            + ", expected "
                            + graph.inputCount()
                            + " to "
                            + (graph.size() - 1));
        }
    }
}
