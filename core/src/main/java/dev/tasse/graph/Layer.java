package dev.tasse.graph;

import java.io.Serializable;

/// Tasks that share one operation. Their dependencies are kept by the {@link TaskGraph} they are
/// added to.
///
/// @param name unique in its graph
/// @param op what every task of the layer does; it learns the task's index
/// @param count the number of tasks; may be 0
/// @param label how drawings and progress call the layer
/// @param retries how often a task of it that fails is run again, if the job does not say more
/// @param resultBytes about how many bytes the result of one task will hold, 0 when unknown: a task
///   is started only when this fits the memory for results, so that loaders do not outrun their
///   consumers. Sizes seen while running replace it
/// @param demands what its tasks ask of the scheduler
public record Layer(
        String name, Op op, int count, String label, int retries, long resultBytes, Demands demands)
        implements Serializable {

    /// A layer.
    ///
    /// @throws IllegalArgumentException if the operation or a name is missing, or a number negative
    public Layer {
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException("a layer needs a name");
        }
        if (op == null) throw new IllegalArgumentException("layer " + name + " has no operation");
        if (label == null) throw new IllegalArgumentException("layer " + name + " has no label");
        if (count < 0) throw new IllegalArgumentException("layer " + name + ": count " + count);
        if (retries < 0 || retries > 100) {
            throw new IllegalArgumentException(
                    "layer " + name + ": retries " + retries + ", expected 0 to 100");
        }
        if (resultBytes < 0) {
            throw new IllegalArgumentException("layer " + name + ": result bytes " + resultBytes);
        }
    }

    /// A layer of `count` tasks labelled by its name, with results of unknown size.
    public static Layer of(String name, Op op, int count) {
        return new Layer(name, op, count, name, 0, 0, Demands.NONE);
    }

    /// The same layer under another label.
    public Layer withLabel(String newLabel) {
        return new Layer(name, op, count, newLabel, retries, resultBytes, demands);
    }

    /// The same layer, a failing task of which is run again `times` times.
    public Layer withRetries(int times) {
        return new Layer(name, op, count, label, times, resultBytes, demands);
    }

    /// The same layer with results of about `bytes` each.
    public Layer withResultBytes(long bytes) {
        return new Layer(name, op, count, label, retries, bytes, demands);
    }

    /// The same layer under another name.
    public Layer withName(String newName) {
        return new Layer(newName, op, count, label, retries, resultBytes, demands);
    }

    /// The same layer, whose tasks ask for something else.
    public Layer withDemands(Demands newDemands) {
        return new Layer(name, op, count, label, retries, resultBytes, newDemands);
    }
}
