package dev.tasse.internal.call;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A call that is described but not made, and the calls whose results it takes. Immutable, so calls
/// cannot take each other's results in a circle.
public final class CallPlan {
    private static final CallPlan[] NONE = {};
    private static final AtomicInteger SERIALS = new AtomicInteger();

    private final Call call;
    private final CallOptions options;
    private final CallPlan[] inputs;

    // Spreads calls over a hash table at a tenth of the cost of an identity hash.
    private final int serial = SERIALS.getAndIncrement();

    private CallPlan(Call call, CallOptions options, CallPlan[] inputs) {
        this.call = call;
        this.options = options;
        this.inputs = inputs;
    }

    /// A call that takes the results of `inputs`, whose array is not copied.
    ///
    /// @throws IllegalArgumentException if the function or an input is missing
    public static CallPlan of(Call call, CallPlan... inputs) {
        if (call.function() == null) {
            throw new IllegalArgumentException("a delayed call needs a function, got null");
        }
        return new CallPlan(call, CallOptions.DEFAULT, inputs.length == 0 ? NONE : inputs);
    }

    /// The same call under other options.
    public CallPlan with(CallOptions newOptions) {
        return new CallPlan(call, newOptions, inputs);
    }

    /// What is called.
    public Call call() {
        return call;
    }

    /// How it is called.
    public CallOptions options() {
        return options;
    }

    /// The calls whose results it takes.
    public List<CallPlan> inputs() {
        return List.of(inputs);
    }

    int inputCount() {
        return inputs.length;
    }

    CallPlan input(int i) {
        return inputs[i];
    }

    int serial() {
        return serial;
    }
}
