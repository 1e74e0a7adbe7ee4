package dev.tasse.internal.call;

import org.jspecify.annotations.Nullable;

/// Stands for the null that a user's function answered: results of tasks are never null.
enum NoValue {
    NONE;

    static Object of(@Nullable Object value) {
        return value == null ? NONE : value;
    }
}
