package dev.tasse.internal.bag;

/// Where a shuffle puts what it sends: memory while there is some, then a file.
record Room(SpillFile file, ShuffleMemory memory) {}
