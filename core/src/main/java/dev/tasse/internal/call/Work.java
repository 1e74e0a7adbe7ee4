package dev.tasse.internal.call;

import dev.tasse.graph.TaskContext;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.util.List;

/// What one task of a collection of Java values does: the engine's own code around functions of the
/// user.
public interface Work extends Serializable {
    /// What it makes of `inputs`, which it only borrows.
    ///
    /// @throws Exception whatever a user's function throws
    @Nullable Object run(List<Object> inputs, TaskContext context) throws Exception;

    /// The functions of the user that it calls, of which errors tell the place.
    List<Object> functions();
}
