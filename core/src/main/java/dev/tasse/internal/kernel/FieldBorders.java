package dev.tasse.internal.kernel;

import java.lang.foreign.MemorySegment;

/// The fields of one column of delimited text where they lie, none of them quoted: field `i` is
/// what stands between `borders[end + i * stride - 1]` and `borders[end + i * stride]`.
///
/// For the kernels that take numbers as nearly all are written: they leave all else to those that
/// take {@link TextSpans}. The segment is as there.
///
/// @param bytes holds the text
/// @param borders the offsets of delimiters and line ends
/// @param end where among them the one that ends the first field stands
/// @param stride how many fields a row has
/// @param count how many rows there are
@SuppressWarnings("ArrayRecordComponent") // a bundle of arguments, never compared
public record FieldBorders(MemorySegment bytes, int[] borders, int end, int stride, int count) {}
