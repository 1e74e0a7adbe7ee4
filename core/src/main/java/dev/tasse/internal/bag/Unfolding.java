package dev.tasse.internal.bag;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/// Many steps in a row of which some make many values of one: one loop that keeps what they have
/// begun on a stack of its own, since a chain of thousands must not need a stack of calls as deep.
@SuppressWarnings("ReferenceEquality") // what is gone is one object
final class Unfolding implements Pipe {
    private final Step[] steps;
    private final Pipe next;

    // What is begun, and which step comes after it.
    private final @Nullable Iterator<?>[] begun;
    private final int[] after;
    private int depth;

    /// The place that does all of `steps`, each of which takes one value at a time, and gives to
    /// `next`.
    Unfolding(List<Step> steps, Pipe next) {
        this.steps = steps.toArray(Step[]::new);
        this.next = next;
        this.begun = new @Nullable Iterator<?>[this.steps.length];
        this.after = new int[this.steps.length];
    }

    @Override
    public boolean accept(Object first) throws Exception {
        depth = 0;
        Object value = passed(first, 0);
        while (true) {
            if (value != Step.Single.GONE && !next.accept(value)) return false;
            Iterator<?> values = top();
            if (values == null) return true;
            value = passed(values.next(), after[depth - 1]);
        }
    }

    /// What comes out of the steps from `from` on, or `GONE`: also where one of them makes many.
    private Object passed(Object first, int from) throws Exception {
        Object value = first;
        for (int at = from; at < steps.length; at++) {
            switch (steps[at]) {
                case Step.Unfold unfold -> {
                    begun[depth] = unfold.function().apply(value).iterator();
                    after[depth++] = at + 1;
                    return Step.Single.GONE;
                }
                case Step.Single single -> value = single.of(value);
                case Step other -> throw new AssertionError("one value at a time: " + other);
            }
            if (value == Step.Single.GONE) return value;
        }
        return value;
    }

    /// What was begun last and is not at its end; null if there is none.
    private @Nullable Iterator<?> top() {
        while (depth > 0) {
            Iterator<?> values = Objects.requireNonNull(begun[depth - 1]);
            if (values.hasNext()) return values;
            begun[--depth] = null;
        }
        return null;
    }

    @Override
    public void end() throws Exception {
        next.end();
    }
}
