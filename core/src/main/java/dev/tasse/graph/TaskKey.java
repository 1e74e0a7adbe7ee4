package dev.tasse.graph;

import java.io.Serializable;

/// The name of a task for people: its layer and its place in it. The engine itself uses dense ids.
///
/// @param layer the unique name of the layer
/// @param index the place in the layer, from 0
public record TaskKey(String layer, int index) implements Serializable {
    @Override
    public String toString() {
        return "(" + layer + ", " + index + ")";
    }
}
