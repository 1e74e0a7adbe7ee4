"""Makes the files of this folder, with pyarrow 26: encodings, codecs and pages that DuckDB does not write.

    python make.py

Each is named for what is in it: encoding-codec-version of the data pages. `all` has every flat type.
"""

import datetime
import decimal
import math
import pathlib
import random

import pyarrow as pa
import pyarrow.parquet as pq

HERE = pathlib.Path(__file__).parent
ROWS = 200
random.seed(7)


def nulls(values, every):
    return [None if i % every == every - 1 else value for i, value in enumerate(values)]


def texts(rows):
    words = ["", "a", "Zürich", "twelve bytes", "thirteen byte", "日本語の文字", "four", "x" * 200]
    return [words[random.randrange(len(words))] + (str(i) if i % 3 == 0 else "") for i in range(rows)]


def table(rows=ROWS):
    extremes = [0, -1, 1, 2**31 - 1, -(2**31), 255, -256]
    ints = [extremes[i % len(extremes)] if i < 30 else random.randrange(-1000, 1000) for i in range(rows)]
    longs = [random.randrange(-(2**63), 2**63) if i % 5 else i for i in range(rows)]
    doubles = [math.nan, -0.0, 0.0, math.inf, -math.inf] + [random.uniform(-1, 1) for _ in range(rows - 5)]
    return pa.table(
        {
            "i": pa.array(ints, pa.int32()),
            "i_null": pa.array(nulls(ints, 3), pa.int32()),
            "l": pa.array(longs, pa.int64()),
            "l_null": pa.array(nulls(longs, 7), pa.int64()),
            "f": pa.array([float(d) for d in doubles], pa.float32()),
            "d_null": pa.array(nulls(doubles, 2), pa.float64()),
            "s": pa.array(texts(rows), pa.string()),
            "s_null": pa.array(nulls(texts(rows), 4), pa.string()),
        },
        schema=pa.schema(
            [
                pa.field("i", pa.int32(), nullable=False),
                pa.field("i_null", pa.int32()),
                pa.field("l", pa.int64(), nullable=False),
                pa.field("l_null", pa.int64()),
                pa.field("f", pa.float32(), nullable=False),
                pa.field("d_null", pa.float64()),
                pa.field("s", pa.string(), nullable=False),
                pa.field("s_null", pa.string()),
            ]
        ),
    )


def write(name, data, **options):
    options.setdefault("compression", "snappy")
    pq.write_table(data, HERE / f"{name}.parquet", store_schema=False, **options)


def main():
    for version in ("1.0", "2.0"):
        page = {"data_page_version": version, "data_page_size": 700, "write_batch_size": 60}
        for codec in ("none", "snappy", "zstd", "lz4", "gzip"):
            write(f"plain-{codec}-{version}", table(80), use_dictionary=False, compression=codec, **page)
        write(f"dictionary-snappy-{version}", table(), dictionary_pagesize_limit=900, row_group_size=200, **page)
        encodings = {name: "DELTA_BINARY_PACKED" for name in ("i", "i_null", "l", "l_null")}
        encodings |= {name: "BYTE_STREAM_SPLIT" for name in ("f", "d_null")}
        for text in ("DELTA_BYTE_ARRAY", "DELTA_LENGTH_BYTE_ARRAY"):
            chosen = encodings | {"s": text, "s_null": text}
            kind = text.split("_BYTE")[0].lower().replace("_", "")
            write(f"{kind}-zstd-{version}", table(), use_dictionary=False, column_encoding=chosen, compression="zstd", **page)
    split = {name: "BYTE_STREAM_SPLIT" for name in ("i", "i_null", "l", "l_null", "f", "d_null")}
    numbers = table().select(list(split))
    write("split-none-1.0", numbers, use_dictionary=False, column_encoding=split, compression="none")
    write("checksums", table(60), write_page_checksum=True, data_page_size=300, write_batch_size=20)

    rows = 40
    day = datetime.datetime(2024, 2, 29, 23, 59, 59, 999999)
    stamps = nulls([day + datetime.timedelta(days=97 * i, microseconds=i) for i in range(-20, 20)], 9)
    instants = [None if s is None else s.replace(tzinfo=datetime.timezone.utc) for s in stamps]
    numbers = [i * 37 - 500 for i in range(rows)]
    unsigned = [i * 6 for i in range(rows)]
    flat = {
        "b": pa.array(nulls([i % 3 == 0 for i in range(rows)], 5), pa.bool_()),
        "i8": pa.array([i - 20 for i in range(rows)], pa.int8()),
        "i16": pa.array(nulls(numbers, 6), pa.int16()),
        "u8": pa.array(nulls(unsigned, 6), pa.uint8()),
        "u16": pa.array([65535 - i for i in range(rows)], pa.uint16()),
        "u32": pa.array([2**32 - 1 - i for i in range(rows)], pa.uint32()),
        "u64": pa.array([2**64 - 1 - i for i in range(rows)], pa.uint64()),
        "f16": pa.array(nulls([i / 8 for i in range(rows)], 4), pa.float16()),
        "date": pa.array([None if s is None else s.date() for s in stamps], pa.date32()),
        "time_ms": pa.array([None if s is None else s.time() for s in stamps], pa.time32("ms")),
        "time_us": pa.array([None if s is None else s.time() for s in stamps], pa.time64("us")),
        "time_ns": pa.array([None if s is None else s.time() for s in stamps], pa.time64("ns")),
        "ts_ms": pa.array([None if s is None else s.replace(microsecond=0) for s in stamps], pa.timestamp("ms")),
        "ts_us": pa.array(stamps, pa.timestamp("us")),
        "ts_ns": pa.array(stamps, pa.timestamp("ns")),
        "ts_us_utc": pa.array(instants, pa.timestamp("us", "UTC")),
        "ts_ns_utc": pa.array(instants, pa.timestamp("ns", "UTC")),
        "dec5": pa.array(nulls([decimal.Decimal(n) / 100 for n in numbers], 8), pa.decimal128(5, 2)),
        "dec15": pa.array([decimal.Decimal(n) * 1000003 / 1000 for n in numbers], pa.decimal128(15, 3)),
        "dec38": pa.array(nulls([decimal.Decimal(n) * 10**30 for n in numbers], 8), pa.decimal128(38, 2)),
        "bin": pa.array(nulls([bytes([i, 255 - i]) * (i % 9) for i in range(rows)], 10), pa.binary()),
        "fixed": pa.array(nulls([bytes([i]) * 5 for i in range(rows)], 10), pa.binary(5)),
        "void": pa.nulls(rows),
        "none": pa.nulls(rows, pa.string()),
    }
    write("types", pa.table(flat), row_group_size=25)
    write("types-decimal-int", pa.table({k: flat[k] for k in ("dec5", "dec15", "dec38")}), store_decimal_as_integer=True)
    write("int96", pa.table({"ts": flat["ts_ns"]}), use_deprecated_int96_timestamps=True)
    write("uuid", pa.table({"id": pa.array(nulls([bytes([i] * 16) for i in range(20)], 6), pa.uuid())}))

    nested = pa.table(
        {
            "list": pa.array([[1, None, 3], [], None, [4]], pa.list_(pa.int64())),
            "struct": pa.array([{"a": 1, "b": "x"}, {"a": None, "b": "y"}, None, {"a": 4, "b": None}]),
            "map": pa.array([[("k", 1)], [], None, [("a", 2), ("b", None)]], pa.map_(pa.string(), pa.int32())),
            "deep": pa.array([[[{"n": 1}], []], None, [], [[{"n": None}, None]]]),
        }
    )
    write("nested", nested)
    write("nested-item", nested, use_compliant_nested_type=False)

    ordered = pa.table({"n": list(range(2000)), "s": [f"key{i:05d}" for i in range(2000)]})
    write("pages", ordered, write_page_index=True, data_page_size=800, write_batch_size=100, row_group_size=1000, use_dictionary=False)


if __name__ == "__main__":
    main()
