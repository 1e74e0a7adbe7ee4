package dev.tasse.graph;

import java.util.Arrays;
import java.util.List;

/// The results that a task takes, in the order of its dependencies. They are borrowed: see {@link
/// Op}.
public final class Inputs {
    private static final Inputs NONE = new Inputs(new Object[0]);

    private final Object[] values;

    private Inputs(Object[] values) {
        this.values = values;
    }

    /// The inputs `values`; the array is not copied.
    public static Inputs of(Object... values) {
        return values.length == 0 ? NONE : new Inputs(values);
    }

    /// The number of inputs.
    public int size() {
        return values.length;
    }

    /// Input `i`, from 0.
    public Object get(int i) {
        return values[i];
    }

    /// Input `i`, from 0, which is a `type`.
    ///
    /// @throws ClassCastException if it is something else
    public <T> T get(int i, Class<T> type) {
        return type.cast(values[i]);
    }

    /// All inputs, each of which is a `type`.
    ///
    /// @throws ClassCastException if one is something else
    public <T> List<T> all(Class<T> type) {
        return Arrays.stream(values).map(type::cast).toList();
    }
}
