/// Tests of reading Parquet files, written by DuckDB.
@NullMarked
package dev.tasse.parquet;

import org.jspecify.annotations.NullMarked;
