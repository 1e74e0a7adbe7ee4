"""How many results Dask's static order keeps alive at a time, and on which graphs: the fixture of OrderingPeaksTest.

    python bench/peers/orders.py > core/src/test/resources/dev/tasse/graph/dask-order.txt

Each graph begins with a line "= name peak". Then comes a line for each task, in the order of their numbers: the numbers
of the tasks whose results it takes. The peak is that of one thread which runs the tasks in Dask's order and drops a
result as soon as the last task that takes it has run: the results that exist while a task has its own result and still
holds its inputs. Results that nobody takes are what was asked for and stay.
"""

import dask
from dask._task_spec import Task, TaskRef
from dask.order import order


class Graph:
    def __init__(self):
        self.inputs = []

    def add(self, *inputs):
        self.inputs.append(inputs)
        return len(self.inputs) - 1

    def tree(self, level, arity):
        while len(level) > 1:
            level = [self.add(*level[i : i + arity]) for i in range(0, len(level), arity)]
        return level[0]


def reduction(leaves, arity):
    graph = Graph()
    graph.tree([graph.add() for _ in range(leaves)], arity)
    return graph


def quadratic_mean(chunks):
    """The program of dask#10384: the means of u * u, v * v and u * v, asked for together."""
    graph = Graph()
    u = [graph.add() for _ in range(chunks)]
    v = [graph.add() for _ in range(chunks)]
    for pairs in (zip(u), zip(v), zip(u, v)):
        products = [graph.add(*pair) for pair in pairs]
        graph.tree([graph.add(product) for product in products], 4)
    return graph


def shuffle(partitions):
    """A shuffle of tasks: each partition is split, each new one takes a piece of all."""
    graph = Graph()
    loaded = [graph.add() for _ in range(partitions)]
    split = [graph.add(partition) for partition in loaded]
    pieces = [[graph.add(one) for one in split] for _ in range(partitions)]
    for column in pieces:
        graph.add(*column)
    return graph


def peak(graph):
    def run(*inputs):
        return inputs

    keys = [f"task-{task:05d}" for task in range(len(graph.inputs))]
    tasks = {
        keys[task]: Task(keys[task], run, *(TaskRef(keys[i]) for i in inputs))
        for task, inputs in enumerate(graph.inputs)
    }
    places = order(tasks)
    users = [0] * len(keys)
    for inputs in graph.inputs:
        for i in inputs:
            users[i] += 1
    alive = most = 0
    for task in sorted(range(len(keys)), key=lambda task: places[keys[task]]):
        alive += 1
        most = max(most, alive)
        for i in graph.inputs[task]:
            users[i] -= 1
            if users[i] == 0:
                alive -= 1
    return most


def main():
    print(f"# dask {dask.__version__}; made by bench/peers/orders.py")
    for name, graph in [
        ("tree", reduction(256, 8)),
        ("uneven-tree", reduction(100, 3)),
        ("quadratic-mean", quadratic_mean(32)),
        ("shuffle", shuffle(12)),
    ]:
        print(f"= {name} {peak(graph)}")
        for inputs in graph.inputs:
            print(*inputs)


main()
