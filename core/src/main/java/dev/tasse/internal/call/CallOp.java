package dev.tasse.internal.call;

import dev.tasse.function.Fn0;
import dev.tasse.graph.Inputs;
import dev.tasse.graph.Op;
import dev.tasse.graph.TaskContext;
import dev.tasse.graph.TaskGraph;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// Makes the calls of one layer.
public final class CallOp implements Op {
    private static final long serialVersionUID = 1;

    private final Call[] calls;

    CallOp(Call[] calls) {
        this.calls = calls;
    }

    /// A graph of one call that takes nothing; its id is 0.
    ///
    /// @throws IllegalArgumentException if the function is null
    public static TaskGraph single(Fn0<?> function) {
        if (function == null) throw new IllegalArgumentException("no function, got null");
        return TaskGraph.of("call", new CallOp(new Call[] {new Call.Supply(function)}));
    }

    /// The user's value that a task has answered: null where the function answered null.
    @SuppressWarnings("NullAway") // what a user's function answers is the user's to know
    public static Object value(Object result) {
        return result == NoValue.NONE ? null : result;
    }

    @Override
    public Object apply(int index, Inputs inputs, TaskContext context) throws Exception {
        Call call = calls[index];
        @Nullable Object answer = call.run(values(inputs), context);
        if (!(call instanceof Call.Continue)) return NoValue.of(answer);
        return CallGraph.expansion((CallPlan) Objects.requireNonNull(answer));
    }

    private static List<Object> values(Inputs inputs) {
        int size = inputs.size();
        if (size == 0) return List.of();
        Object[] values = new Object[size];
        for (int i = 0; i < size; i++) values[i] = value(inputs.get(i));
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    @Override
    public boolean interruptible() {
        return true;
    }

    @Override
    public String origin(int index) {
        Call call = calls[index];
        if (!(call instanceof Call.Perform(Work work))) return LambdaSite.of(call.function());
        return work.functions().stream().map(LambdaSite::of).collect(Collectors.joining(", "));
    }
}
