package dev.tasse.internal.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.error.TaskException;
import dev.tasse.graph.Dependencies;
import dev.tasse.graph.Expand;
import dev.tasse.graph.Layer;
import dev.tasse.graph.Op;
import dev.tasse.graph.TaskGraph;
import dev.tasse.spi.Job;
import dev.tasse.spi.JobOptions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

@SuppressWarnings("serial") // operations of tests never travel
final class ThreadBackendTest {
    private static final Op INDEX = (index, inputs, context) -> index;
    private static final Op SUM =
            (index, inputs, context) -> inputs.all(Integer.class).stream().mapToInt(i -> i).sum();

    private final ThreadBackend backend = new ThreadBackend(BackendOptions.threads(2));

    @AfterEach
    void close() {
        backend.close();
    }

    private Job submit(TaskGraph graph, int... wanted) {
        return backend.submit(graph, wanted, JobOptions.DEFAULT);
    }

    private static TaskGraph sum(Op leaf, int leaves) {
        TaskGraph.Builder builder = TaskGraph.builder();
        int first = builder.add(Layer.of("leaf", leaf, leaves));
        builder.add(Layer.of("sum", SUM, 1), Dependencies.all(first, leaves));
        return builder.build();
    }

    private static TaskGraph chain(int length) {
        int[] starts = new int[length + 1];
        int[] ids = new int[length - 1];
        for (int i = 1; i < length; i++) {
            ids[i - 1] = i - 1;
            starts[i + 1] = i;
        }
        TaskGraph.Builder builder = TaskGraph.builder();
        Op next = (index, inputs, context) -> index == 0 ? 1 : (Integer) inputs.get(0) + 1;
        builder.add(Layer.of("link", next, length), Dependencies.rows(starts, ids));
        return builder.build();
    }

    @Test
    void resultsComeInTheOrderWanted() throws InterruptedException {
        try (Job job = submit(sum(INDEX, 100), 100, 7, 7)) {
            job.join();
            assertThat(job.result(0)).isEqualTo(4950);
            assertThat(job.result(1)).isEqualTo(7);
            assertThat(job.result(2)).isEqualTo(7);
        }
    }

    @Test
    void tasksThatFailAtTheSameTimeAreAllTold() throws InterruptedException {
        AtomicInteger met = new AtomicInteger();
        RuntimeException[] errors = {
            new IllegalStateException("task 0"), new IllegalStateException("task 1")
        };
        Op failing =
                (index, inputs, context) -> {
                    for (int last = met.incrementAndGet() + 1 & ~1; met.get() < last; ) {
                        Thread.onSpinWait();
                    }
                    throw errors[index];
                };
        TaskGraph.Builder builder = TaskGraph.builder();
        builder.add(Layer.of("failing", failing, 2));
        TaskGraph graph = builder.build();
        for (int round = 0; round < 1000; round++) {
            try (Job job = submit(graph, 0, 1)) {
                job.await(Duration.ofMinutes(1));
                for (int i = 0; i < 2; i++) {
                    int position = i;
                    assertThatExceptionOfType(TaskException.class)
                            .isThrownBy(() -> job.result(position))
                            .withMessageContaining("task " + i);
                }
            }
        }
    }

    @Test
    void millionTasksInAChainNeedNoStack() throws InterruptedException {
        try (Job job = submit(chain(1_000_000), 999_999)) {
            job.join();
            assertThat(job.result(0)).isEqualTo(1_000_000);
        }
    }

    @Test
    void failureNamesTaskAttemptCauseAndTheWayFromTheWantedResult() {
        TaskGraph.Builder builder = TaskGraph.builder();
        Op parse = (index, inputs, context) -> index == 2 ? Integer.parseInt("x") : index;
        int leaf = builder.add(Layer.of("parse", parse, 4));
        int pair = builder.add(Layer.of("pair", SUM, 2), Dependencies.grouped(leaf, 4, 2));
        int total = builder.add(Layer.of("total", SUM, 1), Dependencies.all(pair, 2));
        try (Job job = submit(builder.build(), total)) {
            assertThatExceptionOfType(TaskException.class)
                    .isThrownBy(job::join)
                    .withMessage(
                            "(parse, 2) failed after 1 attempt: java.lang.NumberFormatException: "
                                    + "For input string: \"x\"; needed by (pair, 1) < (total, 0)")
                    .havingCause()
                    .isInstanceOf(NumberFormatException.class)
                    .satisfies(cause ->
                            assertThat(methods(cause))
                                    .anyMatch(name -> name.contains("failureNames")));
        }
    }

    private static List<String> methods(Throwable error) {
        return Arrays.stream(error.getStackTrace()).map(StackTraceElement::getMethodName).toList();
    }

    @Test
    void longWayToTheFailureIsShownByItsEnds() {
        int length = 30;
        TaskGraph.Builder builder = TaskGraph.builder();
        int first = builder.add(Layer.of("step", failing(new AtomicInteger(), 9), 1));
        for (int i = 1; i < length; i++) {
            first = builder.add(Layer.of("step" + i, SUM, 1), Dependencies.oneToOne(first, 1));
        }
        try (Job job = submit(builder.build(), first)) {
            assertThatExceptionOfType(TaskException.class)
                    .isThrownBy(job::join)
                    .withMessageEndingWith(
                            "needed by (step1, 0) < (step2, 0) < (step3, 0) < (step4, 0) < "
                                    + "21 more < (step26, 0) < (step27, 0) < (step28, 0) < "
                                    + "(step29, 0)");
        }
    }

    @Test
    void failureInsideAnExpansionIsTracedThroughIt() {
        Op expands =
                (index, inputs, context) ->
                        new Expand(TaskGraph.of("inner", failing(new AtomicInteger(), 9)), 0);
        TaskGraph.Builder builder = TaskGraph.builder();
        int outer = builder.add(Layer.of("outer", expands, 1));
        int last = builder.add(Layer.of("last", SUM, 1), Dependencies.all(outer, 1));
        try (Job job = submit(builder.build(), last)) {
            assertThatExceptionOfType(TaskException.class)
                    .isThrownBy(job::join)
                    .withMessageContaining("(inner, 0) failed")
                    .withMessageEndingWith("needed by (outer, 0) < (last, 0)");
        }
    }

    @Test
    void errorOfTheEngineIsThrownAsItIs() {
        PlanException known = new PlanException(Problem.of("no such column"));
        Op op =
                (index, inputs, context) -> {
                    throw known;
                };
        try (Job job = submit(TaskGraph.of("bind", op), 0)) {
            assertThatExceptionOfType(PlanException.class).isThrownBy(job::join).isSameAs(known);
        }
    }

    @Test
    void answerOfNullIsAFailure() {
        try (Job job = submit(TaskGraph.of("nothing", nullOp()), 0)) {
            assertThatExceptionOfType(TaskException.class)
                    .isThrownBy(job::join)
                    .withMessageContaining("the operation answered null");
        }
    }

    @SuppressWarnings("NullAway") // what the test is about
    private static Op nullOp() {
        return (index, inputs, context) -> null;
    }

    @Test
    void independentBranchesEndBeforeTheFailureIsTold() throws InterruptedException {
        CountDownLatch failed = new CountDownLatch(1);
        Op op =
                (index, inputs, context) -> {
                    if (index == 0) {
                        failed.countDown();
                        throw new IllegalStateException("first");
                    }
                    failed.await();
                    return index;
                };
        TaskGraph.Builder builder = TaskGraph.builder();
        builder.add(Layer.of("branch", op, 4));
        try (Job job = submit(builder.build(), 0, 1, 2, 3)) {
            assertThatExceptionOfType(TaskException.class).isThrownBy(job::join);
            for (int i = 1; i < 4; i++) assertThat(job.result(i)).isEqualTo(i);
        }
    }

    /// Fails `times` times, then answers the attempt.
    private static Op failing(AtomicInteger runs, int times) {
        return (index, inputs, context) -> {
            runs.incrementAndGet();
            if (context.attempt() <= times) throw new IllegalStateException("no luck");
            return context.attempt();
        };
    }

    @Test
    void retriesRunATaskAgainUntilItHasAResult() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        TaskGraph graph = TaskGraph.of("luck", failing(runs, 3));
        try (Job job = backend.submit(graph, new int[1], JobOptions.DEFAULT.withRetries(3))) {
            job.join();
            assertThat(job.result(0)).isEqualTo(4);
        }
        try (Job job = backend.submit(graph, new int[1], JobOptions.DEFAULT.withRetries(2))) {
            assertThatExceptionOfType(TaskException.class)
                    .isThrownBy(job::join)
                    .withMessageContaining("failed after 3 attempts");
        }
        assertThat(runs).hasValue(7);
    }

    @Test
    void cancelledJobStopsItsRunningTaskAndStartsNoOther() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(2);
        AtomicInteger ended = new AtomicInteger();
        Op op =
                (index, inputs, context) -> {
                    started.countDown();
                    while (!context.cancelled()) Thread.onSpinWait();
                    return ended.incrementAndGet();
                };
        try (Job job = submit(sum(op, 1000), 1000)) {
            started.await();
            job.cancel();
            assertThatExceptionOfType(CancellationException.class).isThrownBy(job::join);
            assertThat(ended).hasValue(2);
            assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> job.result(0));
        }
    }

    @Test
    void closingTheBackendEndsWhatRunsAndRefusesMore() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Op op =
                (index, inputs, context) -> {
                    started.countDown();
                    while (!context.cancelled()) Thread.onSpinWait();
                    return index;
                };
        Job job = submit(sum(op, 10), 10);
        started.await();
        backend.close();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(job::join);
        assertThatIllegalStateException()
                .isThrownBy(() -> submit(TaskGraph.of("late", INDEX), 0))
                .withMessage("the backend is closed");
    }

    @Test
    void urgentJobsComeFirst() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        Set<String> before = ConcurrentHashMap.newKeySet();
        Op waits =
                (index, inputs, context) -> {
                    go.await();
                    return index;
                };
        try (ThreadBackend single = new ThreadBackend(BackendOptions.threads(1));
                Job first = single.submit(TaskGraph.of("w", waits), new int[1], prior(9));
                Job low = single.submit(TaskGraph.of("l", noting(before)), new int[1], prior(0));
                Job high = single.submit(TaskGraph.of("h", noting(before)), new int[1], prior(5))) {
            go.countDown();
            first.join();
            low.join();
            high.join();
            assertThat(high.result(0)).isEqualTo(0);
            assertThat(low.result(0)).isEqualTo(1);
        }
    }

    private static JobOptions prior(int priority) {
        return JobOptions.DEFAULT.withPriority(priority);
    }

    private static Op noting(Set<String> seen) {
        return (index, inputs, context) -> {
            int before = seen.size();
            seen.add(context.key().layer());
            return before;
        };
    }

    @Test
    void graphsThatCannotRunAreRefused() {
        TaskGraph.Builder open = TaskGraph.builder(1);
        open.add(Layer.of("open", INDEX, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> submit(open.build(), 1))
                .withMessage("a graph that takes 1 inputs cannot run by itself");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> submit(TaskGraph.of("one", INDEX), 3))
                .withMessage("task 3 is wanted of a graph of 1");
    }

    @Test
    void resultsAreRefusedBeforeTheEndAndAfterClose() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        Op waits =
                (index, inputs, context) -> {
                    go.await();
                    return index;
                };
        Job job = submit(TaskGraph.of("wait", waits), 0);
        assertThatIllegalStateException()
                .isThrownBy(() -> job.result(0))
                .withMessage("the job is not settled");
        go.countDown();
        job.join();
        assertThat(job.take(0)).isEqualTo(0);
        assertThatIllegalStateException().isThrownBy(() -> job.take(0));
        job.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> job.result(0))
                .withMessage("the job is closed");
    }
}
