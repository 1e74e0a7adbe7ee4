package dev.tasse.internal.operator;

import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;

/// Where an operator takes memory from: the pool for what it needs meanwhile, a lease for its
/// result.
record Workspace(MemoryPool pool, Lease out) {}
