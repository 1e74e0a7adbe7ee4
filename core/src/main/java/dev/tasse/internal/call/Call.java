package dev.tasse.internal.call;

import dev.tasse.function.Fn0;
import dev.tasse.function.Fn1;
import dev.tasse.function.Fn2;
import dev.tasse.graph.TaskContext;
import dev.tasse.graph.TaskGraph;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.util.List;

/// A user's function and how it takes its inputs.
public sealed interface Call extends Serializable {
    /// What the user wrote, of which errors tell the place.
    Object function();

    /// Takes nothing.
    record Supply(Fn0<?> function) implements Call {}

    /// Takes one input.
    record Apply(Fn1<Object, ?> function) implements Call {}

    /// Takes two inputs.
    record Combine(Fn2<Object, Object, ?> function) implements Call {}

    /// Takes any number of inputs as a list.
    record Collect(Fn1<List<Object>, ?> function) implements Call {}

    /// Takes any number of inputs and answers with further calls, whose result is its own.
    record Continue(Object function, Fn1<List<Object>, CallPlan> next) implements Call {}

    /// Work of the engine around functions of the user; takes any number of inputs.
    record Perform(Work work) implements Call {
        @Override
        public Object function() {
            return work;
        }
    }

    /// The task `id` of another graph, which becomes a part of the graph of the calls.
    record Part(TaskGraph graph, int id) implements Call {
        @Override
        public Object function() {
            return this;
        }
    }

    /// What the function answers for `inputs`.
    default @Nullable Object run(List<Object> inputs, TaskContext context) throws Exception {
        return switch (this) {
            case Supply(Fn0<?> fn) -> fn.apply();
            case Apply(Fn1<Object, ?> fn) -> fn.apply(inputs.get(0));
            case Combine(Fn2<Object, Object, ?> fn) -> fn.apply(inputs.get(0), inputs.get(1));
            case Collect(Fn1<List<Object>, ?> fn) -> fn.apply(inputs);
            case Continue(Object _, Fn1<List<Object>, CallPlan> fn) -> fn.apply(inputs);
            case Perform(Work work) -> work.run(inputs, context);
            case Part part ->
                    throw new AssertionError("task " + part.id() + " is run by its own layer");
        };
    }
}
