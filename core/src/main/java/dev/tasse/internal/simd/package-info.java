/// The few loops that need the Vector API, each with its scalar twin.
@NullMarked
package dev.tasse.internal.simd;

import org.jspecify.annotations.NullMarked;
