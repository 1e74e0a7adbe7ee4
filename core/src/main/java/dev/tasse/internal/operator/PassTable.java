package dev.tasse.internal.operator;

import dev.tasse.data.Table;
import dev.tasse.graph.Inputs;
import dev.tasse.graph.Op;
import dev.tasse.graph.TaskContext;

/// The table of its one input: brings tables of several layers into one.
public record PassTable() implements Op {
    @Override
    public Object apply(int index, Inputs inputs, TaskContext context) {
        return inputs.get(0, Table.class).share();
    }
}
