package dev.tasse.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.config.Config;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Threads that lease, hand results to each other, share and release them, all in one small pool.
@ExtendWith(LeakCheck.class)
final class ConcurrentUseTest {
    private static final int THREADS = 4;

    /// Regions whose memory holds `value` everywhere.
    private record Parcel(Region region, long value) {
        void check() {
            MemorySegment memory = region.memory();
            assertThat(memory.get(Layouts.LONG, 0)).isEqualTo(value);
            assertThat(memory.get(Layouts.LONG, memory.byteSize() - 8)).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void parcelsArriveWholeAndAllMemoryComesBack(boolean checks) throws Exception {
        Config config = Config.load().with(Config.MEMORY_LIMIT, 256L << 20);
        try (MemoryPool pool = MemoryPool.open(config.with(Config.MEMORY_CHECK, checks));
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            ConcurrentLinkedQueue<Parcel> parcels = new ConcurrentLinkedQueue<>();
            List<Future<?>> running = new ArrayList<>();
            int rounds = checks ? 1000 : 20_000;
            for (int i = 0; i < THREADS; i++) {
                int seed = i;
                running.add(threads.submit(() -> work(pool, parcels, seed, rounds)));
            }
            for (Future<?> future : running) future.get();
            parcels.forEach(parcel -> parcel.region().release());
            RangeAudit.check(pool);
            assertThat(pool.usedBytes()).isZero();
        }
    }

    private static void work(
            MemoryPool pool, ConcurrentLinkedQueue<Parcel> parcels, int seed, int rounds) {
        Random random = new Random(seed);
        try (Lease scratch = pool.lease(0, "scratch")) {
            for (int round = 0; round < rounds; round++) {
                scratch.reset();
                scratch.allocate(random.nextInt(100_000)).set(Layouts.LONG, 0, round);
                parcels.add(parcel(pool, random));
                if (round % 500 == 0) pool.trim();
                Parcel received = parcels.poll();
                if (received == null) continue;
                received.check();
                if (random.nextInt(4) == 0) {
                    parcels.add(new Parcel(received.region().retain(), received.value()));
                }
                received.region().release();
            }
        }
    }

    private static Parcel parcel(MemoryPool pool, Random random) {
        try (Lease lease = pool.lease(0, "parcel")) {
            long value = random.nextLong();
            lease.allocate(random.nextInt(20_000));
            Region region = lease.seal().getFirst();
            MemorySegment memory = region.memory();
            for (long i = 0; i < memory.byteSize(); i += 8) memory.set(Layouts.LONG, i, value);
            return new Parcel(region, value);
        }
    }

    @Test
    void racingReleasesFreeARegionOnce() throws InterruptedException, ExecutionException {
        try (MemoryPool pool = MemoryPool.ofLimit(16 << 20);
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            AtomicInteger errors = new AtomicInteger();
            for (int round = 0; round < 200; round++) {
                Region region = parcel(pool, new Random(round)).region();
                List<Future<?>> running = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    running.add(threads.submit(() -> release(region, errors)));
                }
                for (Future<?> future : running) future.get();
            }
            assertThat(errors.get()).isEqualTo(200 * (THREADS - 1));
            assertThat(pool.usedBytes()).isZero();
        }
    }

    private static void release(Region region, AtomicInteger errors) {
        try {
            region.release();
        } catch (AssertionError e) {
            errors.incrementAndGet();
        }
    }
}
