/// Reads Parquet files as frames.
@NullMarked
package dev.tasse.parquet;

import org.jspecify.annotations.NullMarked;
