package dev.tasse.internal.kernel;

import dev.tasse.data.Column;

/// One function over a batch of rows.
@FunctionalInterface
public interface Kernel {
    /// A column of as many rows as the arguments have.
    Column apply(Arguments arguments);
}
