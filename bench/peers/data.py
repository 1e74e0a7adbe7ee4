"""Makes the inputs of the benchmarks, with a fixed seed: data.py FOLDER [ROWS].

The tables of db-benchmark (github.com/duckdblabs/db-benchmark, _data/*.R): `groupby.csv` is
G1_<ROWS>_1e2_0_0, `x.csv small.csv medium.csv big.csv` are its joins; `groupby.parquet` is
`groupby.csv` with Snappy, as Polars writes it. `stations.csv` has 5 * ROWS lines `station;temperature` of
the One Billion Row Challenge, without a header. A file that is there already is kept.
"""

import sys
from pathlib import Path

import numpy as np
import polars as pl


def keep_or_make(path, frame, **options):
    if path.exists():
        return
    part = path.with_suffix(".part")
    make = frame()
    if path.suffix == ".parquet":
        make.write_parquet(part, compression="snappy")
    else:
        make.write_csv(part, **options)
    part.rename(path)


def texts(prefix, numbers, digits):
    padded = pl.Series(numbers).cast(pl.String).str.zfill(digits)
    return pl.select(pl.lit(prefix) + padded).to_series()


def groupby(rows, k=100):
    rng = np.random.default_rng(108)

    def ints(high):
        return rng.integers(1, high + 1, rows, dtype=np.int64)

    return pl.DataFrame({
        "id1": texts("id", ints(k), 3),
        "id2": texts("id", ints(k), 3),
        "id3": texts("id", ints(rows // k), 10),
        "id4": ints(k),
        "id5": ints(k),
        "id6": ints(rows // k),
        "v1": ints(5),
        "v2": ints(15),
        "v3": np.round(rng.uniform(0, 100, rows), 6),
    })


def joins(rows):
    """The left side and the three right ones: 0.9 of the keys common, 0.1 on each side alone."""
    rng = np.random.default_rng(108)

    def split(count):
        keys = rng.permutation(np.arange(1, count * 11 // 10 + 1, dtype=np.int64))
        common, left, right = np.split(keys, [count * 9 // 10, count])
        return np.concatenate([common, left]), np.concatenate([common, right])

    keys = [split(max(10, rows // divisor)) for divisor in (1_000_000, 1_000, 1)]

    def column(pool, count):
        """All keys of the pool, and as many of them again as it takes."""
        again = rng.choice(pool, max(0, count - len(pool)))
        return rng.permutation(np.concatenate([pool, again])[:count])

    def frame(which, count, places, value):
        ids = {place: column(keys[place][which], count) for place in places}
        columns = {f"id{place + 1}": values for place, values in ids.items()}
        columns |= {f"id{place + 4}": texts("id", values, 1) for place, values in ids.items()}
        columns[value] = np.round(rng.uniform(0, 100, count), 6)
        return pl.DataFrame(columns)

    return {
        "x": lambda: frame(0, rows, (0, 1, 2), "v1"),
        "small": lambda: frame(1, len(keys[0][1]), (0,), "v2"),
        "medium": lambda: frame(1, len(keys[1][1]), (0, 1), "v2"),
        "big": lambda: frame(1, len(keys[2][1]), (0, 1, 2), "v2"),
    }


def stations(rows):
    rng = np.random.default_rng(413)
    means = rng.uniform(-20, 40, 413)
    names = pl.Series([f"Station {i:03d}"[: 8 + i % 5] + chr(97 + i % 26) * (i % 9) for i in range(413)])
    which = rng.integers(0, 413, rows)
    values = np.round(rng.normal(means[which], 10), 1)
    return pl.DataFrame({"station": names[which], "temperature": np.clip(values, -99.9, 99.9)})


def main():
    folder = Path(sys.argv[1])
    rows = int(float(sys.argv[2])) if len(sys.argv) > 2 else 10_000_000
    folder.mkdir(parents=True, exist_ok=True)
    keep_or_make(folder / "groupby.csv", lambda: groupby(rows))
    keep_or_make(folder / "groupby.parquet", lambda: pl.read_csv(folder / "groupby.csv"))
    for name, frame in joins(rows).items():
        keep_or_make(folder / f"{name}.csv", frame)
    keep_or_make(folder / "stations.csv", lambda: stations(5 * rows), separator=";",
                 include_header=False, float_precision=1)
    for path in sorted(folder.iterdir()):
        print(f"{path.name:16} {path.stat().st_size / 1e6:8.1f} MB")


if __name__ == "__main__":
    main()
