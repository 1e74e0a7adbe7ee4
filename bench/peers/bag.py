"""Word count and JSON lines in Dask bag: the jobs of dev.tasse.bench.BagSpeed.

Arguments: the folder of the files words.txt and hits.jsonl (made by BagSpeed), the scheduler (threads or processes),
and the jobs (words, json; both). Prints one line a job: seconds, the median of the runs.
"""

import json
import statistics
import sys
import time

import dask
import dask.bag as bag

BLOCK_BYTES = 16 << 20


def words(folder):
    lines = bag.read_text(f"{folder}/words.txt", blocksize=BLOCK_BYTES)
    return lines.map(str.split).flatten().frequencies().topk(10, key=lambda pair: pair[1])


def hits(folder):
    lines = bag.read_text(f"{folder}/hits.jsonl", blocksize=BLOCK_BYTES)
    failed = lines.map(json.loads).filter(lambda hit: hit["status"] >= 400)
    groups = failed.groupby(lambda hit: hit["user"])
    return groups.map(lambda group: (group[0], len(group[1]))).topk(10, key=lambda pair: pair[1])


def main():
    folder, scheduler = sys.argv[1], sys.argv[2]
    runs = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    for name, job in (("words", words), ("json", hits)):
        if len(sys.argv) > 3 and name not in sys.argv[3].split(","):
            continue
        times = []
        for _ in range(runs):
            start = time.perf_counter()
            job(folder).compute(scheduler=scheduler, num_workers=2)
            times.append(time.perf_counter() - start)
        print(f"dask {dask.__version__} bag, {scheduler}, 2 workers: {name} {statistics.median(times):.2f} s", flush=True)


if __name__ == "__main__":
    main()
