package dev.tasse.internal.call;

/// A function of the engine around one of the user, of which errors tell the place.
public interface Around {
    /// What the user wrote.
    Object inner();
}
