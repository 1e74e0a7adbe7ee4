package dev.tasse.data;

import java.lang.foreign.MemorySegment;

/// Texts that lie in one segment, which has 24 readable bytes from the end of each on.
///
/// @param starts where each begins
/// @param lengths how many bytes it has
/// @param count how many there are
@SuppressWarnings("ArrayRecordComponent") // a bundle of arguments, never compared
record TextSlices(MemorySegment source, int[] starts, int[] lengths, int count) {}
