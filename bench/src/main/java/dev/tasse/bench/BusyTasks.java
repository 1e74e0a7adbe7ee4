package dev.tasse.bench;

import dev.tasse.Client;
import dev.tasse.Delayed;
import dev.tasse.Tasse;
import dev.tasse.graph.Dependencies;
import dev.tasse.graph.Layer;
import dev.tasse.graph.Op;
import dev.tasse.graph.TaskGraph;
import dev.tasse.spi.Backend;
import dev.tasse.spi.Job;
import dev.tasse.spi.JobOptions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/// How well tasks of 100 us fill two threads. The ideal is what two plain threads take that share
/// out the same work by a counter. Both take turns, half a second each, so that a core that the
/// machine lends to others slows down both alike; a task is a number of steps, not a time, for the
/// same reason. For both to run the same machine code the JVM is told to leave it alone, by
/// `-XX:CompileCommand=dontinline,dev.tasse.bench.BusyTasks::work`. The other figure is the part of
/// the threads' time that was spent in tasks: what is lost outside of them is the engine's fault,
/// whatever the machine does.
final class BusyTasks {
    private static final int THREADS = 2;
    private static final double TASK_NANOS = 100_000;
    private static final int CALIBRATIONS = 2_000;
    private static final int WARM_TURNS = 1;
    private static final int TURN_TASKS = 10_000;
    private static final Op JOIN = (index, inputs, context) -> true;

    private final int turns;
    private final int calibrated = calibrated();
    private int steps = calibrated;
    private final LongAdder inTasks = new LongAdder();

    private BusyTasks(int count) {
        this.turns = Math.max(1, count / TURN_TASKS);
    }

    /// Something to be timed.
    private interface Work {
        void run() throws InterruptedException;
    }

    /// Prints which part of the ideal the engine reaches with `count` tasks of one layer.
    static void layer(Backend backend, int count) throws InterruptedException {
        BusyTasks tasks = new BusyTasks(count);
        Op busy = (index, inputs, context) -> tasks.draw(index);
        TaskGraph.Builder builder = TaskGraph.builder();
        int first = builder.add(Layer.of("busy", busy, TURN_TASKS));
        builder.add(Layer.of("join", JOIN, 1), Dependencies.all(first, TURN_TASKS));
        TaskGraph graph = builder.build();
        tasks.report(
                "tasks of 100 us",
                () -> {
                    try (Job job =
                            backend.submit(graph, new int[] {TURN_TASKS}, JobOptions.DEFAULT)) {
                        job.join();
                    }
                });
    }

    /// The same for a Monte Carlo simulation as a user writes it: futures of a client, and delayed
    /// calls.
    static void monteCarlo(int count) throws InterruptedException {
        BusyTasks tasks = new BusyTasks(count);
        List<Integer> seeds = IntStream.range(0, TURN_TASKS).boxed().toList();
        try (Client client = Client.threads(THREADS)) {
            tasks.youngAndWarm(
                    "client.map, 100 us", () -> client.gather(client.map(seeds, tasks::draw)));
            tasks.youngAndWarm("delayed, 100 us", () -> client.compute(tasks.delayed()));
            tasks.youngAndWarm(
                    "parallel, 100 us",
                    () -> client.with(() -> Tasse.parallel(seeds, tasks::draw)));
        }
    }

    /// Reports `work` in a JVM that has hardly run it, and after some seconds of it with tasks that
    /// do nothing.
    private void youngAndWarm(String name, Work work) throws InterruptedException {
        report(name + ", young", work);
        steps = 0;
        long start = System.nanoTime();
        while (System.nanoTime() - start < TaskOverhead.WARM_NANOS) work.run();
        steps = calibrated;
        report(name + ", warm", work);
    }

    private List<Delayed<Long>> delayed() {
        List<Delayed<Long>> calls = new ArrayList<>(TURN_TASKS);
        for (int i = 0; i < TURN_TASKS; i++) {
            int seed = i;
            calls.add(Delayed.of(() -> draw(seed)));
        }
        return calls;
    }

    private long draw(int seed) {
        long start = System.nanoTime();
        long result = work(seed, steps);
        inTasks.add(System.nanoTime() - start);
        return result;
    }

    /// Marsaglia's xorshift: each step needs the result of the one before, and no compiler makes
    /// one of two, so the time depends on the clock alone.
    private static long work(long seed, int steps) {
        long x = seed + 1;
        for (int i = 0; i < steps; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        return x;
    }

    private static int calibrated() {
        int trial = 50_000;
        double best = Double.MAX_VALUE;
        for (int i = 0; i < CALIBRATIONS; i++) {
            long start = System.nanoTime();
            long result = work(i, trial);
            long nanos = System.nanoTime() - start + (result == 0 ? 1 : 0);
            best = Math.min(best, (double) nanos);
        }
        return (int) (trial * TASK_NANOS / best);
    }

    private void plainThreads() throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        long[] sums = new long[THREADS * 16];
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            int place = t * 16;
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                for (int i = next.getAndIncrement();
                                        i < TURN_TASKS;
                                        i = next.getAndIncrement()) {
                                    sums[place] += draw(i);
                                }
                            }));
        }
        for (Thread thread : threads) thread.join();
    }

    private void report(String name, Work work) throws InterruptedException {
        double[] shares = new double[turns];
        double idealSum = 0;
        double ourSum = 0;
        double taskSum = 0;
        for (int turn = -WARM_TURNS; turn < turns; turn++) {
            double ideal = nanos(this::plainThreads);
            inTasks.reset();
            double ours = nanos(work);
            if (turn < 0) continue;
            shares[turn] = 100 * ideal / ours;
            idealSum += ideal;
            ourSum += ours;
            taskSum += inTasks.sum();
        }
        Arrays.sort(shares);
        System.out.printf(
                "%-40s %10.1f %% of two plain threads (%.1f to %.1f), in tasks %.1f %%%n",
                name,
                shares[turns / 2],
                shares[turns / 4],
                shares[turns * 3 / 4],
                100 * taskSum / ourSum / THREADS);
        System.out.printf(
                "# a task of the ideal took %.1f us%n",
                idealSum / 1e3 / turns / TURN_TASKS * THREADS);
    }

    private static double nanos(Work work) throws InterruptedException {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }
}
