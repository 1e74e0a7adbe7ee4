package dev.tasse;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// A result that a client computes: a {@link Future} in full.
///
/// The result stays with the client until it is asked for. It is released when this future is
/// closed or no longer reachable; a computation that has not ended by then is cancelled, unless
/// {@link Futures#fireAndForget} keeps it. Safe for use by several threads; a task may wait for one
/// without keeping others from running.
///
/// @param <T> the class of the result
public sealed interface TaskFuture<T> extends Future<T>, AutoCloseable permits JobFuture {
    /// Waits for the result.
    ///
    /// @throws dev.tasse.error.TasseException if the computation fails
    /// @throws CancellationException if it is cancelled, or this thread is interrupted
    T join();

    /// Waits until this future has ended, whichever way, at most for `timeout`; answers whether it
    /// has.
    ///
    /// @throws InterruptedException if this thread is interrupted
    boolean await(Duration timeout) throws InterruptedException;

    /// Has `action` run once this future is done, whichever way, on the thread that ends it; at
    /// once on the calling thread if it is done.
    void onDone(Consumer<? super TaskFuture<T>> action);

    /// Computes it again if it has failed or was cancelled; does nothing otherwise.
    void retry();

    /// Releases the result; cancels the computation if it has not ended.
    @Override
    void close();
}
