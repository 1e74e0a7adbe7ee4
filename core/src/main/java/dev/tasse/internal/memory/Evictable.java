package dev.tasse.internal.memory;

/// A holder of memory that can give some of it up: how the budget, which lies low, asks those who
/// lie above it.
///
/// Both methods are called by any thread that needs memory, with no lock of this package held. They
/// must return soon and must not wait for another thread.
public interface Evictable {
    /// One who holds nothing.
    Evictable NOTHING =
            new Evictable() {
                @Override
                public long evictableBytes() {
                    return 0;
                }

                @Override
                public long evict(long bytes) {
                    return 0;
                }
            };

    /// About how many bytes {@link #evict} could free.
    long evictableBytes();

    /// Frees about `bytes` and returns how many are free now.
    ///
    /// A store of immutable results drops or spills some of them at once. The state of an operator
    /// belongs to its thread: it notes the wish, evicts between two batches and returns 0 here.
    long evict(long bytes);
}
