package dev.tasse.internal.bag;

import org.jspecify.annotations.Nullable;

/// Where the values of one partition end up.
interface Collector extends Pipe {
    /// Most have all they need when the last value has come.
    @Override
    default void end() throws Exception {}

    /// What has become of them; asked once, after the end.
    @Nullable Object result() throws Exception;

    /// Gives back what is held, when the partition could not be read to its end.
    default void drop() {}
}
