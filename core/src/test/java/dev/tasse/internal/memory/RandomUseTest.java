package dev.tasse.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.error.MemoryException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Leases and regions used in random order, against a list of what must be there.
@ExtendWith(LeakCheck.class)
final class RandomUseTest {
    private static final int STEPS = 1500;

    @Test
    void nothingOverlapsAndNothingIsLostInAnyOrderOfUse() {
        for (int seed = 0; seed < 20; seed++) {
            try (Model model = new Model(seed)) {
                model.run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    /// Memory that must hold `value` in every byte.
    private record Written(MemorySegment memory, byte value) {
        void check() {
            MemorySegment expected = memory.asSlice(0, memory.byteSize());
            for (long i = 0; i < expected.byteSize(); i += 61) {
                assertThat(expected.get(Layouts.BYTE, i)).isEqualTo(value);
            }
            assertThat(memory.get(Layouts.BYTE, memory.byteSize() - 1)).isEqualTo(value);
        }
    }

    private static final class Open {
        private final Lease lease;
        private final List<Written> written = new ArrayList<>();

        Open(Lease lease) {
            this.lease = lease;
        }
    }

    private static final class Result {
        private final List<Region> regions;
        private final List<Written> written;
        private int holders = 1;

        Result(List<Region> regions, List<Written> written) {
            this.regions = regions;
            this.written = written;
        }
    }

    private static final class Model implements AutoCloseable {
        private final Random random;
        private final MemoryPool pool;
        private final List<Open> open = new ArrayList<>();
        private final List<Result> results = new ArrayList<>();

        Model(int seed) {
            random = new Random(seed);
            pool = MemoryPool.ofLimit((1L << random.nextInt(8)) << 20);
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                step();
                if (step % 20 == 0) check();
            }
        }

        private void step() {
            switch (random.nextInt(10)) {
                case 0, 1 -> lease();
                case 2, 3, 4, 5 -> allocate();
                case 6 -> seal();
                case 7 -> endOrReset();
                case 8 -> share();
                default -> release();
            }
            if (random.nextInt(200) == 0) pool.trim();
        }

        private void lease() {
            if (open.size() > 10) return;
            long bytes = random.nextBoolean() ? 0 : random.nextInt(200_000);
            if (fits(bytes)) open.add(new Open(pool.lease(bytes, "lease")));
        }

        /// Keeps well below the limit, where no order of use may fail.
        private boolean fits(long bytes) {
            return pool.usedBytes() + bytes < pool.budget().limitBytes() / 4;
        }

        private void allocate() {
            if (open.isEmpty()) return;
            Open one = open.get(random.nextInt(open.size()));
            long bytes = random.nextInt(10) == 0 ? random.nextInt(300_000) : random.nextInt(3000);
            if (!fits(bytes)) return;
            byte value = (byte) random.nextInt();
            one.written.add(new Written(one.lease.allocate(bytes).fill(value), value));
        }

        private void seal() {
            if (open.isEmpty()) return;
            Open one = open.remove(random.nextInt(open.size()));
            List<Region> regions = one.lease.seal();
            for (Written written : one.written) {
                assertThat(regions.stream().filter(r -> r.contains(written.memory()))).hasSize(1);
            }
            results.add(new Result(regions, one.written));
        }

        private void endOrReset() {
            if (open.isEmpty()) return;
            int index = random.nextInt(open.size());
            Open one = open.get(index);
            one.written.forEach(Written::check);
            one.written.clear();
            if (random.nextBoolean()) {
                one.lease.reset();
            } else {
                open.remove(index).lease.close();
            }
        }

        private void share() {
            if (results.isEmpty()) return;
            Result result = results.get(random.nextInt(results.size()));
            result.regions.forEach(Region::retain);
            result.holders++;
        }

        private void release() {
            if (results.isEmpty()) return;
            int index = random.nextInt(results.size());
            Result result = results.get(index);
            result.written.forEach(Written::check);
            result.regions.forEach(Region::release);
            if (--result.holders == 0) results.remove(index);
        }

        private void check() {
            RangeAudit.check(pool);
            for (Open one : open) one.written.forEach(Written::check);
            for (Result result : results) result.written.forEach(Written::check);
        }

        @Override
        public void close() {
            for (Open one : open) one.lease.close();
            while (!results.isEmpty()) release();
            RangeAudit.check(pool);
            assertThat(pool.usedBytes()).isZero();
            pool.trim();
            assertThat(pool.committedBytes()).isZero();
            pool.close();
        }
    }

    @Test
    void memoryThatRunsOutLeavesThePoolWhole() {
        Random random = new Random(11);
        try (MemoryPool pool = MemoryPool.ofLimit(4 << 20)) {
            List<Region> regions = new ArrayList<>();
            int failures = 0;
            while (failures < 5) {
                int bytes = random.nextInt(500_000);
                try (Lease lease = pool.lease(0, "test")) {
                    lease.allocate(bytes);
                    regions.addAll(lease.seal());
                } catch (MemoryException e) {
                    failures++;
                    regions.remove(random.nextInt(regions.size())).release();
                }
                RangeAudit.check(pool);
                assertThat(pool.committedBytes()).isLessThanOrEqualTo(4 << 20);
            }
            regions.forEach(Region::release);
        }
    }
}
