"""The jobs of dev.tasse.bench.CsvScan in DuckDB and Polars, each in a process of its own.

csv_scan.py DIRECTORY [THREADS] prints one line a job and engine: median and least of 5 runs after 2 warm ones, and the peak
of anonymous and shared resident memory.
"""

import os
import statistics
import subprocess
import sys
import threading
import time

NUMBERS = ["id4", "id5", "id6", "v1", "v2", "v3"]
ALL = ["id1", "id2", "id3"] + NUMBERS


def duckdb_job(directory, threads, job):
    import duckdb

    connection = duckdb.connect(config={"threads": threads})
    if job == "groupby":
        wanted = [f"sum({c})" for c in NUMBERS] + [f"{f}({c})" for c in ALL for f in ("min", "max")]
        query = f"select {', '.join(wanted)} from read_csv('{directory}/groupby.csv')"
    else:
        query = (
            "select station, min(value), avg(value), max(value) from "
            f"read_csv('{directory}/stations.csv', delim=';', header=false, names=['station', 'value']) group by station"
        )
    return lambda: len(connection.execute(query).fetchall())


def polars_job(directory, threads, job, engine):
    os.environ["POLARS_MAX_THREADS"] = str(threads)
    import polars as pl

    def run():
        if job == "groupby":
            frame = pl.scan_csv(f"{directory}/groupby.csv")
            wanted = [pl.col(c).sum().alias(c + "_sum") for c in NUMBERS]
            wanted += [pl.col(c).min().alias(c + "_min") for c in ALL]
            wanted += [pl.col(c).max().alias(c + "_max") for c in ALL]
            frame = frame.select(wanted)
        else:
            frame = pl.scan_csv(
                f"{directory}/stations.csv", separator=";", has_header=False, new_columns=["station", "value"]
            )
            value = pl.col("value")
            frame = frame.group_by("station").agg(
                value.min().alias("least"), value.mean().alias("mean"), value.max().alias("most")
            )
        return frame.collect(engine=engine).height

    return run


class Peak(threading.Thread):
    """Samples the memory of this process."""

    def __init__(self):
        super().__init__(daemon=True)
        self.kib = 0

    def run(self):
        while True:
            with open("/proc/self/status") as status:
                lines = [line.split() for line in status]
            self.kib = max(self.kib, sum(int(line[1]) for line in lines if line[0] in ("RssAnon:", "RssShmem:")))
            time.sleep(0.02)


def measure(directory, threads, job, engine):
    peak = Peak()
    peak.start()
    if engine == "duckdb":
        run = duckdb_job(directory, threads, job)
    else:
        run = polars_job(directory, threads, job, "streaming" if engine == "polars-streaming" else "in-memory")
    times = []
    for _ in range(7):
        start = time.perf_counter()
        rows = run()
        times.append(time.perf_counter() - start)
    times = times[2:]
    print(
        f"{job:9} {engine:16} median {statistics.median(times):.3f} s, least {min(times):.3f} s, "
        f"peak {peak.kib >> 10} MiB, {rows} rows",
        flush=True,
    )


def main():
    directory = sys.argv[1]
    threads = int(sys.argv[2]) if len(sys.argv) > 2 else 2
    if len(sys.argv) > 3:
        measure(directory, threads, sys.argv[3], sys.argv[4])
        return
    for job in ("groupby", "stations"):
        for engine in ("duckdb", "polars", "polars-streaming"):
            subprocess.run([sys.executable, __file__, directory, str(threads), job, engine], check=True)


if __name__ == "__main__":
    main()
