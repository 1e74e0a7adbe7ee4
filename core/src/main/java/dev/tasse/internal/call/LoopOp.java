package dev.tasse.internal.call;

import dev.tasse.function.Fn1;
import dev.tasse.graph.Inputs;
import dev.tasse.graph.Layer;
import dev.tasse.graph.Op;
import dev.tasse.graph.TaskContext;
import dev.tasse.graph.TaskGraph;

import java.util.Collection;

/// One function over many values: task i takes value i.
public final class LoopOp implements Op {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // the values travel if the user's class lets them
    private final Object[] values;

    private final Fn1<Object, ?> function;

    private LoopOp(Object[] values, Fn1<Object, ?> function) {
        this.values = values;
        this.function = function;
    }

    /// The loop over `values`.
    ///
    /// @throws IllegalArgumentException if the function is null
    public static LoopOp of(Collection<?> values, Fn1<Object, ?> function) {
        if (function == null) {
            throw new IllegalArgumentException("a parallel loop needs a function, got null");
        }
        return new LoopOp(values.toArray(), function);
    }

    /// A graph with a task for each value, in a layer of this name.
    public TaskGraph graph(String name) {
        TaskGraph.Builder builder = TaskGraph.builder();
        builder.add(Layer.of(name, this, values.length));
        return builder.build();
    }

    /// A graph of one task, for the value at `position`.
    public TaskGraph single(String name, int position) {
        return TaskGraph.of(name, new LoopOp(new Object[] {values[position]}, function));
    }

    @Override
    public Object apply(int index, Inputs inputs, TaskContext context) throws Exception {
        return NoValue.of(function.apply(values[index]));
    }

    @Override
    public boolean interruptible() {
        return true;
    }

    @Override
    public String origin(int index) {
        return LambdaSite.of(function);
    }
}
