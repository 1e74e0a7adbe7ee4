/// Benchmarks of the engine and of its peers.
@NullMarked
package dev.tasse.bench;

import org.jspecify.annotations.NullMarked;
