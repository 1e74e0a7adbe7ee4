package dev.tasse.spi;

import dev.tasse.internal.memory.MemoryPool;

/// What a source is lent while it reads a split.
public interface ReadContext {
    /// Where the bytes of the table shall lie.
    @SuppressWarnings("exports") // opaque to sources: they hand it to TableBuilder
    MemoryPool memory();

    /// Whether nobody wants the rows any more; asked between batches.
    boolean cancelled();
}
