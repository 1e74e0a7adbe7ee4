package dev.tasse.internal.call;

import dev.tasse.graph.Demands;

/// How a call is run and called.
///
/// @param name what its tasks are called
/// @param retries how often it is run again when it fails
/// @param pure whether calls of the same function with the same inputs are made only once
/// @param demands what they ask of the scheduler
public record CallOptions(String name, int retries, boolean pure, Demands demands) {
    /// Not named, not run again, made as often as written.
    public static final CallOptions DEFAULT = new CallOptions("call", 0, false, Demands.NONE);

    /// Options.
    ///
    /// @throws IllegalArgumentException if the name is empty or `retries` is not 0 to 100
    public CallOptions {
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException("a call needs a name, got an empty one");
        }
        if (retries < 0 || retries > 100) {
            throw new IllegalArgumentException("retries " + retries + ", expected 0 to 100");
        }
    }

    /// The same under another name.
    public CallOptions withName(String newName) {
        return new CallOptions(newName, retries, pure, demands);
    }

    /// The same with another number of retries.
    public CallOptions withRetries(int newRetries) {
        return new CallOptions(name, newRetries, pure, demands);
    }

    /// The same, made once where it is equal.
    public CallOptions asPure() {
        return new CallOptions(name, retries, true, demands);
    }

    /// The same with other demands.
    public CallOptions withDemands(Demands newDemands) {
        return new CallOptions(name, retries, pure, newDemands);
    }
}
