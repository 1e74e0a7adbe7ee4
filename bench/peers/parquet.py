"""The same as dev.tasse.bench.ParquetScan, in DuckDB and Polars: sums of the six columns of numbers
and the least and greatest of all nine, of db-benchmark's group-by data as a Parquet file.

    parquet.py FILE [THREADS]

Prints a line for each peer and selection: seconds, median of 5 after 2 warm runs, least and most.
"""

import os
import statistics
import sys
import time

path = sys.argv[1]
threads = int(sys.argv[2]) if len(sys.argv) > 2 else 2
os.environ["POLARS_MAX_THREADS"] = str(threads)

import duckdb
import polars as pl

NUMBERS = ["id4", "id5", "id6", "v1", "v2", "v3"]
TEXTS = ["id1", "id2", "id3"]


def measure(peer, what, run):
    times = []
    for _ in range(7):
        start = time.perf_counter()
        seen = run()
        times.append(time.perf_counter() - start)
    kept = sorted(times[2:])
    print(f"{peer:24} {what:24} {statistics.median(kept):.3f} s  ({kept[0]:.3f} to {kept[-1]:.3f})  {seen}")


def main():
    connection = duckdb.connect()
    connection.execute(f"SET threads = {threads}")
    sums = [f"sum({name})" for name in NUMBERS]
    extremes = [f"{f}({name})" for name in NUMBERS + TEXTS for f in ("min", "max")]
    selections = {
        "sums, extremes of all": sums + extremes,
        "sum of v3": ["sum(v3)"],
        "sum of id4": ["sum(id4)"],
        "sum of id6": ["sum(id6)"],
        "min of id1": ["min(id1)"],
        "min of id3": ["min(id3)"],
    }
    for what, selected in selections.items():
        query = f"SELECT {', '.join(selected)} FROM '{path}'"
        measure(f"duckdb {duckdb.__version__}", what, lambda: connection.execute(query).fetchone()[0])

    columns = [getattr(pl.col(name), f)().alias(f"{name}_{f}") for name in NUMBERS + TEXTS for f in ("min", "max")]
    lazy = {
        "sums, extremes of all": [pl.col(name).sum().alias(name) for name in NUMBERS] + columns,
        "sum of v3": [pl.col("v3").sum()],
        "sum of id4": [pl.col("id4").sum()],
        "sum of id6": [pl.col("id6").sum()],
        "min of id1": [pl.col("id1").min()],
        "min of id3": [pl.col("id3").min()],
    }
    for engine in ("in-memory", "streaming"):
        for what, selected in lazy.items():
            measure(
                f"polars {pl.__version__} {engine}",
                what,
                lambda: pl.scan_parquet(path).select(selected).collect(engine=engine).row(0)[0],
            )


if __name__ == "__main__":
    main()
