"""Cost of a task that does nothing, in Dask's threaded scheduler: the shapes of dev.tasse.bench.TaskOverhead.

Prints one line a shape: microseconds a task, build and order and run, median of 5 after 2 warm runs.
"""

import statistics
import sys
import time

import dask
from dask.threaded import get


def nothing(*_):
    return None


def independent(n):
    graph = {("t", i): (nothing,) for i in range(n - 1)}
    graph["end"] = (nothing, [("t", i) for i in range(n - 1)])
    return graph, "end"


def tree(n, arity=8):
    leaves = n * (arity - 1) // arity
    graph = {(0, i): (nothing,) for i in range(leaves)}
    level, width = 0, leaves
    while width > 1:
        parents = -(-width // arity)
        for i in range(parents):
            inputs = range(i * arity, min(width, (i + 1) * arity))
            graph[(level + 1, i)] = (nothing, [(level, j) for j in inputs])
        level, width = level + 1, parents
    return graph, (level, 0)


def chain(n):
    graph = {0: (nothing,)}
    for i in range(1, n):
        graph[i] = (nothing, i - 1)
    return graph, n - 1


def stencil(n, width=1000):
    steps = n // width
    graph = {(0, i): (nothing,) for i in range(width)}
    for step in range(1, steps):
        for i in range(width):
            inputs = [(step - 1, (i + d) % width) for d in (-2, -1, 0, 1, 2)]
            graph[(step, i)] = (nothing, inputs)
    graph["end"] = (nothing, [(steps - 1, i) for i in range(width)])
    return graph, "end"


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    print(f"dask {dask.__version__}, threads, 2 workers, {n} tasks")
    for shape in (independent, tree, chain, stencil):
        times = []
        for _ in range(7):
            start = time.perf_counter()
            graph, wanted = shape(n)
            get(graph, wanted, num_workers=2)
            times.append((time.perf_counter() - start) / n * 1e6)
        print(f"{shape.__name__:12} {statistics.median(times[2:]):8.1f} us a task")


if __name__ == "__main__":
    main()
