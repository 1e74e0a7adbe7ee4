package dev.tasse.internal.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tasse.error.TaskException;
import dev.tasse.graph.Held;
import dev.tasse.graph.Op;
import dev.tasse.graph.TaskGraph;
import dev.tasse.spi.Job;
import dev.tasse.spi.JobOptions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Jobs of one task each, which run together in batches.
@SuppressWarnings("serial") // operations of tests never travel
final class SingleTasksTest {
    private final ThreadBackend backend = new ThreadBackend(BackendOptions.threads(2));

    @AfterEach
    void close() {
        backend.close();
    }

    private Job submit(Op op) {
        return backend.submit(TaskGraph.of("task", op), new int[1], JobOptions.DEFAULT);
    }

    private List<Job> submitAll(int count) {
        List<Job> jobs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int answer = i;
            jobs.add(submit((index, inputs, context) -> answer));
        }
        return jobs;
    }

    @Test
    void manyInFlightEachHaveTheirOwnResult() throws InterruptedException {
        List<Job> jobs = submitAll(20_000);
        for (int i = 0; i < jobs.size(); i++) {
            jobs.get(i).join();
            assertThat(jobs.get(i).result(0)).isEqualTo(i);
        }
    }

    @Test
    void manyThreadsMaySubmitAtTheSameTime() throws InterruptedException {
        AtomicInteger wrong = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                List<Job> jobs = submitAll(5_000);
                                for (int i = 0; i < jobs.size(); i++) {
                                    try {
                                        jobs.get(i).join();
                                    } catch (InterruptedException e) {
                                        wrong.incrementAndGet();
                                    }
                                    if (!jobs.get(i).result(0).equals(i)) wrong.incrementAndGet();
                                }
                            }));
        }
        for (Thread thread : threads) thread.join();
        assertThat(wrong).hasValue(0);
    }

    /// The extra worker that ran meanwhile is told to end just when others submit, and may be the
    /// one that they rely on.
    @Test
    void nothingIsForgottenWhenOneThatWaitedGoesOn() throws InterruptedException {
        ThreadBackend one = new ThreadBackend(BackendOptions.threads(1));
        for (int round = 0; round < 2_000; round++) {
            CountDownLatch latch = new CountDownLatch(1);
            Job waiting = submitTo(one, () -> Waiting.run(latch::await));
            Job opening = submitTo(one, latch::countDown);
            for (Job job : List.of(waiting, opening, submitTo(one, () -> {}))) {
                assertThat(job.await(Duration.ofSeconds(20))).as("round %d", round).isTrue();
            }
        }
        one.close();
    }

    private static Job submitTo(ThreadBackend backend, Waiting.Wait work) {
        Op op =
                (index, inputs, context) -> {
                    work.run();
                    return index;
                };
        return backend.submit(TaskGraph.of("task", op), new int[1], JobOptions.DEFAULT);
    }

    @Test
    void oneThatTakesLongHoldsUpNoneOfItsBatch() throws InterruptedException {
        for (Job job : submitAll(1_000)) job.join(); // such tasks are known to be short now
        CountDownLatch others = new CountDownLatch(63);
        List<Job> jobs = new ArrayList<>();
        jobs.add(
                submit((index, inputs, context) -> {
                    others.await();
                    return "last";
                }));
        for (int i = 0; i < 63; i++) {
            jobs.add(
                    submit((index, inputs, context) -> {
                        others.countDown();
                        return "other";
                    }));
        }
        for (Job job : jobs) job.join();
        assertThat(jobs.getFirst().result(0)).isEqualTo("last");
    }

    @Test
    void oneThatFailsFailsAlone() throws InterruptedException {
        List<Job> jobs = submitAll(10);
        Job failing =
                submit((index, inputs, context) -> {
                    throw new IllegalStateException("wrong");
                });
        jobs.addAll(submitAll(10));
        for (Job job : jobs) job.join();
        assertThatExceptionOfType(TaskException.class).isThrownBy(failing::join);
    }

    @Test
    void resultIsGoneWhenItsJobIsClosed() throws InterruptedException {
        Job job = submit((index, inputs, context) -> "answer");
        job.join();
        job.close();
        assertThatIllegalStateException().isThrownBy(() -> job.result(0));
    }

    @Test
    void heldResultIsReleasedWhenItsJobIsClosedEvenIfItCountsNothing() throws InterruptedException {
        AtomicInteger released = new AtomicInteger();
        Held nothing =
                new Held() {
                    @Override
                    public long bytes() {
                        return 0;
                    }

                    @Override
                    public void release() {
                        released.incrementAndGet();
                    }
                };
        Job job = submit((index, inputs, context) -> nothing);
        job.join();
        job.close();
        job.close();
        assertThat(released).hasValue(1);
    }

    @Test
    void whatWaitsInTheInboxWhenTheBackendEndsIsCancelled() throws InterruptedException {
        List<Job> jobs = submitAll(1_000);
        backend.close();
        for (Job job : jobs) {
            assertThat(job.await(Duration.ofSeconds(10))).isTrue();
            try {
                job.join();
            } catch (CancellationException cancelled) {
                assertThat(cancelled).hasMessageContaining("cancelled");
            }
        }
        assertThatIllegalStateException().isThrownBy(() -> submitAll(1));
    }
}
