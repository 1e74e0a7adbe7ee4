package dev.tasse.internal.memory;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// The pool in which code of the user builds tables: that of the task or client that called it.
public final class CurrentPool {
    private static final ScopedValue<MemoryPool> POOL = ScopedValue.newInstance();

    private CurrentPool() {}

    /// What `work` answers, with `pool` as the current one.
    public static <T> T with(MemoryPool pool, Callable<T> work) throws Exception {
        return ScopedValue.where(POOL, pool).call(work::call);
    }

    /// What `work` answers, with `pool` as the current one.
    public static <T> T where(MemoryPool pool, Supplier<T> work) {
        return ScopedValue.where(POOL, pool).call(work::get);
    }

    /// The current pool.
    ///
    /// @throws IllegalStateException if no task and no client has called this code
    public static MemoryPool get() {
        if (POOL.isBound()) return POOL.get();
        throw new IllegalStateException(
                "no memory to build a table in; build it in a function of mapPartitions, within"
                        + " client.with(..), or make a frame of records: DataFrame.of(records)");
    }
}
