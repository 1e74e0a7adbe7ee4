package dev.tasse.internal.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tasse.error.TaskException;
import dev.tasse.graph.Dependencies;
import dev.tasse.graph.Expand;
import dev.tasse.graph.Held;
import dev.tasse.graph.Layer;
import dev.tasse.graph.Op;
import dev.tasse.graph.TaskGraph;
import dev.tasse.graph.TaskKey;
import dev.tasse.graph.TaskListener;
import dev.tasse.spi.Job;
import dev.tasse.spi.JobOptions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// What becomes of results: who holds them how long, what may be made, what replaces what.
@SuppressWarnings("serial") // operations of tests never travel
final class TaskResultsTest {
    private static final Op SUM =
            (index, inputs, context) -> inputs.all(Integer.class).stream().mapToInt(i -> i).sum();

    private final AtomicInteger alive = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();

    @AfterEach
    void nothingIsLeft() {
        assertThat(alive).hasValue(0);
    }

    /// A result of 100 bytes that must be released once.
    private final class Piece implements Held {
        private boolean released;

        Piece() {
            peak.accumulateAndGet(alive.incrementAndGet(), Math::max);
        }

        @Override
        public long bytes() {
            return 100;
        }

        @Override
        public void release() {
            if (released) throw new AssertionError("released twice");
            released = true;
            alive.decrementAndGet();
        }
    }

    private Op piece() {
        return (index, inputs, context) -> new Piece();
    }

    private static ThreadBackend threads(int threads) {
        return new ThreadBackend(BackendOptions.threads(threads));
    }

    private TaskGraph tree(int leaves, int arity, Op op) {
        TaskGraph.Builder builder = TaskGraph.builder();
        int width = leaves;
        int first = builder.add(Layer.of("leaf", op, leaves).withResultBytes(100));
        for (int level = 1; width > 1; level++) {
            Dependencies dependencies = Dependencies.grouped(first, width, arity);
            width = dependencies.count();
            first = builder.add(Layer.of("level" + level, piece(), width), dependencies);
        }
        return builder.build();
    }

    @Test
    void resultsAreReleasedAsSoonAsNobodyNeedsThem() throws InterruptedException {
        TaskGraph graph = tree(512, 8, piece());
        try (ThreadBackend backend = threads(1);
                Job job = submit(backend, graph, graph.size() - 1)) {
            job.join();
            assertThat(alive).hasValue(1);
        }
        // Depth first: seven finished siblings at each of three levels, eight below, one above.
        assertThat(peak.get()).isLessThanOrEqualTo(7 * 2 + 8 + 1);
    }

    @Test
    void takenResultIsTheCallers() throws InterruptedException {
        try (ThreadBackend backend = threads(2)) {
            Job job = submit(backend, TaskGraph.of("piece", piece()), 0);
            job.join();
            Held taken = (Held) job.take(0);
            job.close();
            assertThat(alive).hasValue(1);
            taken.release();
        }
    }

    @Test
    void producersWaitForRoomOfTheirConsumers() throws InterruptedException {
        TaskGraph graph = tree(512, 2, piece());
        BackendOptions options = BackendOptions.threads(2).withResultBytes(1_200);
        try (ThreadBackend backend = new ThreadBackend(options);
                Job job = submit(backend, graph, graph.size() - 1)) {
            job.join();
        }
        assertThat(peak.get()).isLessThanOrEqualTo(14);
    }

    @Test
    void graphThatNeedsMoreThanThereIsRunsTaskByTask() throws InterruptedException {
        TaskGraph graph = tree(64, 64, piece());
        BackendOptions options = BackendOptions.threads(2).withResultBytes(150);
        try (ThreadBackend backend = new ThreadBackend(options);
                Job job = submit(backend, graph, graph.size() - 1)) {
            job.join();
        }
        assertThat(peak).hasValue(65);
    }

    @Test
    void failedAndCancelledJobsReleaseAllTheyHave() throws InterruptedException {
        Op fails =
                (index, inputs, context) -> {
                    if (index == 300) throw new IllegalStateException("no");
                    return new Piece();
                };
        CountDownLatch half = new CountDownLatch(256);
        Op counts =
                (index, inputs, context) -> {
                    half.countDown();
                    return new Piece();
                };
        TaskGraph failing = tree(512, 8, fails);
        TaskGraph cancelled = tree(512, 8, counts);
        try (ThreadBackend backend = threads(2)) {
            try (Job job = submit(backend, failing, failing.size() - 1, 3, 9)) {
                assertThatExceptionOfType(TaskException.class).isThrownBy(job::join);
                assertThat(job.result(1)).isInstanceOf(Piece.class);
            }
            try (Job job = submit(backend, cancelled, cancelled.size() - 1, 3, 9)) {
                half.await();
                job.cancel();
            }
        }
    }

    @Test
    void answerThatIsAnInputIsRefused() throws InterruptedException {
        TaskGraph.Builder builder = TaskGraph.builder();
        int first = builder.add(Layer.of("piece", piece(), 1));
        builder.add(
                Layer.of("same", (index, inputs, context) -> inputs.get(0), 1),
                Dependencies.all(first, 1));
        try (ThreadBackend backend = threads(1);
                Job job = submit(backend, builder.build(), 1)) {
            assertThatExceptionOfType(TaskException.class)
                    .isThrownBy(job::join)
                    .withMessageContaining("the operation answered its own input 0");
        }
    }

    @Test
    void expansionsMayExpandAgainAndUseTheInputs() throws InterruptedException {
        TaskGraph.Builder builder = TaskGraph.builder();
        int one = builder.add(Layer.of("one", (index, inputs, context) -> 1, 1));
        builder.add(Layer.of("count", counting(500), 1), Dependencies.all(one, 1));
        try (ThreadBackend backend = threads(2);
                Job job = submit(backend, builder.build(), 1)) {
            job.join();
            assertThat(job.result(0)).isEqualTo(501);
        }
    }

    /// Adds `rounds` to its input, each round by a graph that replaces the task.
    private static Op counting(int rounds) {
        return (index, inputs, context) -> {
            if (rounds == 0) return inputs.get(0);
            TaskGraph.Builder builder = TaskGraph.builder(1);
            Op more = (i, values, c) -> (Integer) values.get(0) + 1;
            int next = builder.add(Layer.of("more", more, 1), Dependencies.all(0, 1));
            int rest =
                    builder.add(
                            Layer.of("rest", counting(rounds - 1), 1), Dependencies.all(next, 1));
            return new Expand(builder.build(), rest);
        };
    }

    @Test
    void stoppedLayerAnswersWithoutRunning() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        Op op =
                (index, inputs, context) -> {
                    runs.incrementAndGet();
                    if (index == 0) context.stopLayer(0);
                    return 1;
                };
        TaskGraph.Builder builder = TaskGraph.builder();
        int first = builder.add(Layer.of("some", op, 10_000));
        builder.add(Layer.of("sum", SUM, 1), Dependencies.all(first, 10_000));
        try (ThreadBackend backend = threads(1);
                Job job = submit(backend, builder.build(), 10_000)) {
            job.join();
            assertThat(job.result(0)).isEqualTo(runs.get());
        }
        assertThat(runs.get()).isLessThan(1_000);
    }

    @Test
    void tasksMaySubmitAndWaitThousandDeepOnOneThread() throws InterruptedException {
        try (ThreadBackend backend = threads(1);
                Job job = submit(backend, TaskGraph.of("deep", waiting(backend, 1_000)), 0)) {
            job.join();
            assertThat(job.result(0)).isEqualTo(1_000);
        }
    }

    private static Op waiting(ThreadBackend backend, int depth) {
        return (index, inputs, context) -> {
            if (depth == 0) return 0;
            TaskGraph inner = TaskGraph.of("deep", waiting(backend, depth - 1));
            try (Job job = submit(backend, inner, 0)) {
                job.join();
                return (Integer) job.result(0) + 1;
            }
        };
    }

    @Test
    void whatAWaitingTaskHoldsUpIsRunByOthers() throws InterruptedException {
        // The last task of a layer lets all others go; tasks of a batch must not wait for each
        // other.
        int count = 200;
        CountDownLatch last = new CountDownLatch(1);
        TaskGraph.Builder builder = TaskGraph.builder();
        int warm = builder.add(Layer.of("tiny", (index, inputs, context) -> index, 20_000));
        Op op =
                (index, inputs, context) -> {
                    if (index == count - 1) last.countDown();
                    if (index == 0) last.await();
                    return index;
                };
        int first = builder.add(Layer.of("mixed", op, count));
        builder.add(Layer.of("sum", SUM, 1), Dependencies.all(warm, 20_000 + count));
        try (ThreadBackend backend = threads(2);
                Job job = submit(backend, builder.build(), first + count)) {
            job.join();
        }
    }

    @Test
    void listenersHearOfEachAttemptAndOfProgress() throws InterruptedException {
        List<String> news = Collections.synchronizedList(new ArrayList<>());
        Op op =
                (index, inputs, context) -> {
                    if (context.attempt() == 1) throw new IllegalStateException("no luck");
                    return new Piece();
                };
        JobOptions options = JobOptions.DEFAULT.withRetries(1).withListener(new Listening(news));
        try (ThreadBackend backend = threads(1);
                Job job = backend.submit(TaskGraph.of("a", op), new int[1], options)) {
            job.join();
        }
        assertThat(news)
                .containsExactly(
                        "(a, 0) starts 1",
                        "(a, 0) fails 1",
                        "(a, 0) starts 2",
                        "(a, 0) has 100",
                        "a 1/1");
    }

    private record Listening(List<String> news) implements TaskListener {
        @Override
        public void taskStarted(TaskKey key, int attempt) {
            news.add(key + " starts " + attempt);
        }

        @Override
        public void taskFinished(TaskKey key, long nanos, long bytes) {
            news.add(key + " has " + bytes);
        }

        @Override
        public void taskFailed(TaskKey key, int attempt, Throwable error) {
            news.add(key + " fails " + attempt);
        }

        @Override
        public void layerProgress(Layer layer, int done, int total) {
            news.add(layer.name() + " " + done + "/" + total);
        }
    }

    private static Job submit(ThreadBackend backend, TaskGraph graph, int... wanted) {
        return backend.submit(graph, wanted, JobOptions.DEFAULT);
    }
}
