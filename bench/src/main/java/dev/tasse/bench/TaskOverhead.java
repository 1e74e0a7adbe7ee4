package dev.tasse.bench;

import dev.tasse.Client;
import dev.tasse.Delayed;
import dev.tasse.TaskFuture;
import dev.tasse.graph.Dependencies;
import dev.tasse.graph.Layer;
import dev.tasse.graph.Op;
import dev.tasse.graph.TaskGraph;
import dev.tasse.internal.worker.BackendOptions;
import dev.tasse.internal.worker.ThreadBackend;
import dev.tasse.spi.Backend;
import dev.tasse.spi.Job;
import dev.tasse.spi.JobOptions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// What a task costs that does nothing, in four shapes of graphs; what a graph holds; how well
/// small tasks fill two threads; how long one task takes from submission to result.
public final class TaskOverhead {
    private static final int WARM_RUNS = 2;
    private static final int RUNS = 5;
    private static final int THREADS = 2;

    // How long a benchmark of the JVM warms up (the least that JMH advises) before its figure
    // counts
    // as that of a warm one.
    static final long WARM_NANOS = 3_000_000_000L;
    private static final int STENCIL_WIDTH = 1000;
    private static final List<String> ALL =
            List.of(
                    "independent",
                    "tree",
                    "chain",
                    "stencil",
                    "submit",
                    "delayed",
                    "futures",
                    "busy",
                    "montecarlo");
    private static final Op NOTHING = (index, inputs, context) -> true;

    /// Keeps what is built from being optimised away.
    private static int kept;

    private TaskOverhead() {}

    /// Something to be timed.
    private interface Work {
        void run() throws InterruptedException;
    }

    /// Prints one line per measurement: name, median, fastest and slowest, unit. The arguments are
    /// the number of tasks of a graph, by default a million, and what to measure, by default all.
    public static void main(String[] arguments) throws InterruptedException {
        int n = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        List<String> chosen =
                arguments.length > 1 ? Arrays.asList(arguments).subList(1, arguments.length) : ALL;
        try (Backend backend = new ThreadBackend(BackendOptions.threads(THREADS))) {
            for (String name : chosen) measure(backend, n, name);
        }
        System.out.println("# " + kept);
    }

    private static void measure(Backend backend, int n, String name) throws InterruptedException {
        switch (name) {
            case "independent" -> shape(backend, n, name, TaskOverhead::independent);
            case "tree" -> shape(backend, n, name, TaskOverhead::tree);
            case "chain" -> shape(backend, n, name, TaskOverhead::chain);
            case "stencil" -> shape(backend, n, name, TaskOverhead::stencil);
            case "submit" -> oneByOne(backend, Math.min(n, 100_000));
            case "delayed" -> delayed(n);
            case "futures" -> futures();
            case "busy" -> BusyTasks.layer(backend, Math.min(n, 100_000));
            case "montecarlo" -> BusyTasks.monteCarlo(Math.min(n, 100_000));
            default -> throw new IllegalArgumentException(name + ", expected one of " + ALL);
        }
    }

    private static void shape(Backend backend, int n, String name, IntFunction<TaskGraph> build)
            throws InterruptedException {
        report(name + ", build, order and run", n * 1e3, "us", () -> run(backend, build.apply(n)));
        report(name + ", build alone", n * 1e3, "us", () -> kept = build.apply(n).size());
        long before = usedHeap();
        TaskGraph graph = build.apply(n);
        long bytes = usedHeap() - before;
        System.out.printf("%-40s %10.1f bytes%n", name + ", heap", (double) bytes / graph.size());
    }

    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void run(Backend backend, TaskGraph graph) throws InterruptedException {
        try (Job job = backend.submit(graph, new int[] {graph.size() - 1}, JobOptions.DEFAULT)) {
            job.join();
        }
    }

    private static TaskGraph independent(int n) {
        TaskGraph.Builder builder = TaskGraph.builder();
        int first = builder.add(Layer.of("task", NOTHING, n - 1));
        builder.add(Layer.of("join", NOTHING, 1), Dependencies.all(first, n - 1));
        return builder.build();
    }

    private static TaskGraph tree(int n) {
        TaskGraph.Builder builder = TaskGraph.builder();
        int width = n / 8 * 7;
        int first = builder.add(Layer.of("leaf", NOTHING, width));
        for (int level = 1; width > 1; level++) {
            Dependencies dependencies = Dependencies.grouped(first, width, 8);
            width = dependencies.count();
            first = builder.add(Layer.of("level " + level, NOTHING, width), dependencies);
        }
        return builder.build();
    }

    private static TaskGraph chain(int n) {
        int[] starts = new int[n + 1];
        int[] ids = new int[n - 1];
        for (int i = 1; i < n; i++) {
            ids[i - 1] = i - 1;
            starts[i + 1] = i;
        }
        TaskGraph.Builder builder = TaskGraph.builder();
        builder.add(Layer.of("link", NOTHING, n), Dependencies.rows(starts, ids));
        return builder.build();
    }

    private static TaskGraph stencil(int n) {
        TaskGraph.Builder builder = TaskGraph.builder();
        int first = builder.add(Layer.of("step 0", NOTHING, STENCIL_WIDTH));
        for (int step = 1; step < n / STENCIL_WIDTH; step++) {
            int[] ids = new int[5 * STENCIL_WIDTH];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = first + (i / 5 + i % 5 - 2 + STENCIL_WIDTH) % STENCIL_WIDTH;
            }
            Dependencies dependencies = Dependencies.uniform(STENCIL_WIDTH, ids);
            first = builder.add(Layer.of("step " + step, NOTHING, STENCIL_WIDTH), dependencies);
        }
        builder.add(Layer.of("join", NOTHING, 1), Dependencies.all(first, STENCIL_WIDTH));
        return builder.build();
    }

    private static void oneByOne(Backend backend, int count) throws InterruptedException {
        report(
                "submit to result, one at a time",
                count * 1e3,
                "us",
                () -> {
                    for (int i = 0; i < count; i++) {
                        TaskGraph graph = TaskGraph.of("task", NOTHING);
                        try (Job job = backend.submit(graph, new int[1], JobOptions.DEFAULT)) {
                            job.join();
                            job.result(0);
                        }
                    }
                });
    }

    /// Calls as a user writes them, two by two summed up in a tree.
    private static void delayed(int n) throws InterruptedException {
        try (Client client = Client.threads(THREADS)) {
            report("delayed calls", n * 1e3, "us", () -> client.compute(sum(n)));
        }
    }

    private static Delayed<Integer> sum(int n) {
        List<Delayed<Integer>> level = new ArrayList<>();
        for (int i = 0; i <= n / 2; i++) {
            int value = i;
            level.add(Delayed.of(() -> value));
        }
        while (level.size() > 1) {
            List<Delayed<Integer>> next = new ArrayList<>();
            for (int i = 0; i + 1 < level.size(); i += 2) {
                next.add(Delayed.of(level.get(i), level.get(i + 1), (a, b) -> a ^ b));
            }
            if (level.size() % 2 == 1) next.add(level.getLast());
            level = next;
        }
        return level.getFirst();
    }

    private static void futures() throws InterruptedException {
        int count = 10_000;
        List<Integer> values = IntStream.range(0, count).boxed().toList();
        try (Client client = Client.threads(THREADS)) {
            youngAndWarm(
                    "10,000 futures in flight",
                    count * 1e3,
                    () -> client.gather(client.map(values, n -> n)));
            youngAndWarm("10,000 calls of submit", count * 1e3, () -> submitted(client, values));
        }
    }

    private static void submitted(Client client, List<Integer> values) {
        List<TaskFuture<Integer>> futures = new ArrayList<>();
        for (Integer value : values) futures.add(client.submit(() -> value));
        client.gather(futures);
    }

    /// Reports `work` in a JVM that has hardly run it, and after some seconds of it.
    private static void youngAndWarm(String name, double divisor, Work work)
            throws InterruptedException {
        report(name + ", young", divisor, "us", work);
        long start = System.nanoTime();
        while (System.nanoTime() - start < WARM_NANOS) work.run();
        report(name + ", warm", divisor, "us", work);
    }

    private static void report(String name, double divisor, String unit, Work work)
            throws InterruptedException {
        double[] nanos = new double[RUNS];
        for (int run = -WARM_RUNS; run < RUNS; run++) {
            long start = System.nanoTime();
            work.run();
            if (run >= 0) nanos[run] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%-40s %10.3f %s (%.3f to %.3f)%n",
                name,
                nanos[RUNS / 2] / divisor,
                unit,
                nanos[0] / divisor,
                nanos[RUNS - 1] / divisor);
    }
}
