"""The questions of dev.tasse.bench.DbBenchmark, asked of the peers: columns.py FOLDER [THREADS] [ENGINE] [QUESTION...].

Prints a line a question: engine, name, median and least of 5 runs after 2 warm ones (Dask: one and one), rows of the result. Inputs
are held as a table (DuckDB), frame (Polars), or persisted frame (Dask), with the types that reading the CSV finds;
results are held as an Arrow table (DuckDB) or a frame. Two threads if not told.
"""

import os
import statistics
import subprocess
import sys
import time

THREADS = int(next((word for word in sys.argv[2:] if word.isdigit()), "2"))
os.environ["POLARS_MAX_THREADS"] = str(THREADS)
ENGINES = ("duckdb", "polars", "dask")
KEYS = ["id1", "id2", "id3", "id4", "id5", "id6"]
QUESTIONS = ["q1", "q2", "q3", "q4", "q5", "q6", "q7", "q9", "q10", "sort", "j1", "j2", "j3", "j4", "j5"]


def duckdb_questions(folder):
    import duckdb

    connection = duckdb.connect(config={"threads": THREADS})
    loaded = set()

    def table(name):
        if name not in loaded:
            connection.execute(f"create table {name} as from read_csv('{folder}/{name}.csv')")
            loaded.add(name)
        return name

    def join(right, key, kind="inner"):
        return f"select * from {table('x')} x {kind} join {table(right)} r on x.{key} = r.{key}"

    def group(keys, aggregates):
        return f"select {keys}, {aggregates} from {table('groupby')} group by {keys}"

    def text(name):
        return {
            "q1": lambda: group("id1", "sum(v1)"),
            "q2": lambda: group("id1, id2", "sum(v1)"),
            "q3": lambda: group("id3", "sum(v1), avg(v3)"),
            "q4": lambda: group("id4", "avg(v1), avg(v2), avg(v3)"),
            "q5": lambda: group("id6", "sum(v1), sum(v2), sum(v3)"),
            "q6": lambda: group("id4, id5", "median(v3), stddev(v3)"),
            "q7": lambda: group("id3", "max(v1) - min(v2)"),
            "q9": lambda: group("id2, id4", "corr(v1, v2) ^ 2"),
            "q10": lambda: group(", ".join(KEYS), "sum(v3), count(*)"),
            "sort": lambda: f"select * from {table('groupby')} order by id3, v3",
            "j1": lambda: join("small", "id1"),
            "j2": lambda: join("medium", "id2"),
            "j3": lambda: join("medium", "id2", "left"),
            "j4": lambda: join("medium", "id5"),
            "j5": lambda: join("big", "id3"),
        }[name]()

    def ask(name):
        query = text(name)
        return lambda: connection.sql(query).to_arrow_table()

    return duckdb.__version__, ask, lambda result: result.num_rows


def polars_questions(folder):
    import polars as pl

    frames = {}

    def frame(name):
        if name not in frames:
            frames[name] = pl.read_csv(f"{folder}/{name}.csv")
        return frames[name].lazy()

    def group(*keys):
        return frame("groupby").group_by(*keys)

    def join(right, key, how="inner"):
        return frame("x").join(frame(right), on=key, how=how)

    c = pl.col
    plans = {
        "q1": lambda: group("id1").agg(c("v1").sum()),
        "q2": lambda: group("id1", "id2").agg(c("v1").sum()),
        "q3": lambda: group("id3").agg(c("v1").sum(), c("v3").mean()),
        "q4": lambda: group("id4").agg(c("v1", "v2", "v3").mean()),
        "q5": lambda: group("id6").agg(c("v1", "v2", "v3").sum()),
        "q6": lambda: group("id4", "id5").agg(c("v3").median(), c("v3").std().alias("sd")),
        "q7": lambda: group("id3").agg(c("v1").max() - c("v2").min()),
        "q9": lambda: group("id2", "id4").agg(pl.corr("v1", "v2") ** 2),
        "q10": lambda: group(*KEYS).agg(c("v3").sum(), pl.len()),
        "sort": lambda: frame("groupby").sort("id3", "v3"),
        "j1": lambda: join("small", "id1"),
        "j2": lambda: join("medium", "id2"),
        "j3": lambda: join("medium", "id2", "left"),
        "j4": lambda: join("medium", "id5"),
        "j5": lambda: join("big", "id3"),
    }

    def ask(name):
        plan = plans[name]()
        engine = os.environ.get("POLARS_BENCH_ENGINE", "auto")
        return lambda: plan.collect(engine=engine)

    return pl.__version__, ask, lambda result: result.height


def dask_questions(folder):
    import dask
    import dask.dataframe as dd

    dask.config.set(scheduler="threads", num_workers=THREADS)
    frames = {}

    def frame(name):
        if name not in frames:
            frames[name] = dd.read_csv(f"{folder}/{name}.csv").persist()
        return frames[name]

    def group(keys):
        return frame("groupby").groupby(keys, sort=False)

    def join(right, key, how="inner"):
        return frame("x").merge(frame(right), on=key, how=how)

    plans = {
        "q1": lambda: group("id1").agg({"v1": "sum"}),
        "q2": lambda: group(["id1", "id2"]).agg({"v1": "sum"}),
        "q3": lambda: group("id3").agg({"v1": "sum", "v3": "mean"}),
        "q4": lambda: group("id4").agg({"v1": "mean", "v2": "mean", "v3": "mean"}),
        "q5": lambda: group("id6").agg({"v1": "sum", "v2": "sum", "v3": "sum"}),
        "q7": lambda: group("id3").agg({"v1": "max", "v2": "min"}).assign(range=lambda x: x.v1 - x.v2),
        "q10": lambda: group(KEYS).agg({"v3": "sum", "v1": "size"}),
        "sort": lambda: frame("groupby").sort_values(["id3", "v3"]),
        "j1": lambda: join("small", "id1"),
        "j2": lambda: join("medium", "id2"),
        "j3": lambda: join("medium", "id2", "left"),
        "j4": lambda: join("medium", "id5"),
        "j5": lambda: join("big", "id3"),
    }

    def ask(name):
        plan = plans[name]()
        return lambda: plan.compute()

    return dask.__version__, ask, len


def measure(engine, folder, names):
    makers = {"duckdb": duckdb_questions, "polars": polars_questions, "dask": dask_questions}
    version, ask, rows = makers[engine](folder)
    print(f"# {engine} {version}, {THREADS} threads", flush=True)
    warm, counted = (1, 1) if engine == "dask" else (2, 5)
    for name in names:
        try:
            question = ask(name)
        except KeyError:
            continue
        times = []
        for _ in range(warm + counted):
            start = time.perf_counter()
            result = question()
            times.append(time.perf_counter() - start)
            count = rows(result)
            del result
        times = times[warm:]
        print(f"{engine:6} {name:5} {statistics.median(times):8.3f} {min(times):8.3f} s {count:12,} rows", flush=True)


def main():
    folder, *rest = sys.argv[1:]
    engines = [word for word in rest if word in ENGINES] or list(ENGINES)
    names = [word for word in rest if word in QUESTIONS] or QUESTIONS
    if len(engines) == 1:
        measure(engines[0], folder, names)
        return
    for engine in engines:  # each in a process of its own, so that no one's memory weighs on another
        subprocess.run([sys.executable, __file__, folder, str(THREADS), engine, *names], check=False)


if __name__ == "__main__":
    main()
