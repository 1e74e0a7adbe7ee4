package dev.tasse.internal.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.data.Table;
import dev.tasse.data.TableBuilder;
import dev.tasse.graph.Dependencies;
import dev.tasse.graph.Layer;
import dev.tasse.graph.Op;
import dev.tasse.graph.TaskGraph;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.spi.Job;
import dev.tasse.spi.JobOptions;
import dev.tasse.type.DataType;
import dev.tasse.type.Schema;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

@ExtendWith(LeakCheck.class)
@SuppressWarnings("serial") // operations of tests never travel
final class SpillingTest {
    private static final int PARTS = 12;
    private static final int LENGTH = 1_000;
    private static final Op LOAD =
            (index, inputs, context) -> {
                long[] values = new long[LENGTH];
                Arrays.fill(values, index);
                return values;
            };
    private static final Op TOTAL =
            (index, inputs, context) -> {
                long sum = 0;
                for (long[] part : inputs.all(long[].class)) sum += Arrays.stream(part).sum();
                return sum;
            };

    private static final long EXPECTED = LENGTH * (long) (PARTS * (PARTS - 1) / 2);

    /// Loads all parts, each of which every total takes.
    private static TaskGraph crossed(Op load, int totals) {
        TaskGraph.Builder builder = TaskGraph.builder();
        int first = builder.add(Layer.of("load", load, PARTS));
        builder.add(Layer.of("total", TOTAL, totals), Dependencies.allToAll(first, PARTS, totals));
        return builder.build();
    }

    private static ThreadBackend backend(long resultBytes) {
        return new ThreadBackend(BackendOptions.threads(2).withResultBytes(resultBytes));
    }

    @Test
    void resultsThatDoNotFitAreSpilledAndReadBack() throws InterruptedException {
        TaskGraph graph = crossed(LOAD, 3);
        int[] wanted = {PARTS, PARTS + 1, PARTS + 2};
        ThreadBackend backend = backend(3 * 8 * LENGTH);
        try (backend;
                Job job = backend.submit(graph, wanted, JobOptions.DEFAULT)) {
            job.join();
            for (int i = 0; i < 3; i++) assertThat(job.result(i)).isEqualTo(EXPECTED);
        }
        assertThat(backend.spilling().writtenCount()).isPositive();
        assertThat(backend.spilling().fileBytes()).isZero();
    }

    @Test
    void wantedResultsComeBackHoweverTheyAreAskedFor() throws InterruptedException {
        TaskGraph.Builder builder = TaskGraph.builder();
        builder.add(Layer.of("load", LOAD, PARTS));
        int[] wanted = IntStream.range(0, PARTS).toArray();
        ThreadBackend backend = backend(2 * 8 * LENGTH);
        try (backend;
                Job job = backend.submit(builder.build(), wanted, JobOptions.DEFAULT)) {
            job.join();
            for (int i = 0; i < PARTS; i++) {
                assertThat((long[]) job.result(i)).hasSize(LENGTH).containsOnly(i);
                assertThat((long[]) job.take(i)).hasSize(LENGTH).containsOnly(i);
            }
        }
        assertThat(backend.spilling().writtenCount()).isPositive();
        assertThat(backend.spilling().fileBytes()).isZero();
    }

    @Test
    void whatCannotBeWrittenStays() throws InterruptedException {
        Op load = (index, inputs, context) -> List.of(new Object(), new long[LENGTH]);
        TaskGraph.Builder builder = TaskGraph.builder();
        int first = builder.add(Layer.of("load", load, PARTS));
        Op count = (index, inputs, context) -> inputs.size();
        builder.add(Layer.of("count", count, 1), Dependencies.all(first, PARTS));
        try (ThreadBackend backend = backend(2 * 8 * LENGTH);
                Job job = backend.submit(builder.build(), new int[] {PARTS}, JobOptions.DEFAULT)) {
            job.join();
            assertThat(job.result(0)).isEqualTo(PARTS);
            assertThat(backend.spilling().writtenCount()).isZero();
        }
    }

    @Test
    void failedAndCancelledJobsLeaveNothingInTheFile() throws InterruptedException {
        Op fails =
                (index, inputs, context) -> {
                    if (index == PARTS - 1) throw new IllegalStateException("no");
                    return new long[LENGTH];
                };
        try (ThreadBackend backend = backend(2 * 8 * LENGTH)) {
            List<Job> jobs = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Op load = i % 2 == 0 ? fails : LOAD;
                jobs.add(backend.submit(crossed(load, 2), new int[] {PARTS}, JobOptions.DEFAULT));
            }
            jobs.get(1).cancel();
            for (Job job : jobs) job.await(Duration.ofSeconds(20));
            assertThat(jobs.get(3).result(0)).isEqualTo(EXPECTED);
            jobs.forEach(Job::close);
        }
    }

    @Test
    void tablesAreSpilledAndTheirMemoryGivenBack() throws InterruptedException {
        Op load =
                (index, inputs, context) -> {
                    MemoryPool pool = context.resource(MemoryPool.class);
                    Schema schema = Schema.of("x", DataType.INT64);
                    try (TableBuilder out = new TableBuilder(pool, schema, LENGTH)) {
                        for (int i = 0; i < LENGTH; i++) out.appendRow((long) index);
                        return out.build();
                    }
                };
        Op total =
                (index, inputs, context) -> {
                    long sum = 0;
                    for (Table part : inputs.all(Table.class)) {
                        for (int i = 0; i < part.rowCount(); i++) sum += part.getLong("x", i);
                    }
                    return sum;
                };
        TaskGraph.Builder builder = TaskGraph.builder();
        int first = builder.add(Layer.of("load", load, PARTS));
        builder.add(Layer.of("total", total, 3), Dependencies.allToAll(first, PARTS, 3));
        try (MemoryPool pool = MemoryPool.ofLimit(64 << 20)) {
            BackendOptions options =
                    BackendOptions.threads(2)
                            .withResultBytes(3 * 8 * LENGTH)
                            .withResource(MemoryPool.class, pool);
            ThreadBackend backend = new ThreadBackend(options);
            int[] wanted = {PARTS, PARTS + 1, PARTS + 2};
            try (backend;
                    Job job = backend.submit(builder.build(), wanted, JobOptions.DEFAULT)) {
                job.join();
                for (int i = 0; i < 3; i++) assertThat(job.result(i)).isEqualTo(EXPECTED);
            }
            assertThat(backend.spilling().writtenCount()).isPositive();
            assertThat(backend.spilling().fileBytes()).isZero();
            assertThat(pool.usedBytes()).isZero();
        }
    }
}
