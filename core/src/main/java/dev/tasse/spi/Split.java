package dev.tasse.spi;

import java.io.Serializable;

/// A part of a source.
///
/// @param index its place among the splits of the source, from 0
/// @param path the file, or what stands for it
/// @param offset where it begins, in whatever the source counts (bytes, row groups)
/// @param length how much of that it covers
/// @param rows the number of its rows, or -1 if unknown
/// @param bytes an estimate of the bytes of its rows as columns, for the memory budget
public record Split(int index, String path, long offset, long length, long rows, long bytes)
        implements Serializable {}
