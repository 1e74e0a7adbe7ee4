package dev.tasse.bench;

import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.memory.Region;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.function.LongSupplier;

/// What memory costs: pooled slabs against a kept array and against fresh memory, and the calls
/// that a task makes.
public final class SlabReuse {
    private static final int WARM_RUNS = 2;
    private static final int RUNS = 5;
    private static final int FILL_BYTES = 64 << 20;
    private static final int CALLS = 2_000_000;

    /// Keeps results alive, so that no loop is optimised away.
    private static long seen;

    private SlabReuse() {}

    /// Prints one line per measurement: name, median, unit.
    public static void main(String[] arguments) {
        try (MemoryPool pool = MemoryPool.ofLimit(2L << 30)) {
            fills(pool);
            calls(pool);
            bitmaps(pool);
        }
        System.out.println("# " + seen);
    }

    private static void fills(MemoryPool pool) {
        long[] kept = new long[FILL_BYTES / Long.BYTES];
        report("fill kept array, 64 MiB", 1e6, "ms", () -> fill(kept));
        report("fill slab, release, 64 MiB", 1e6, "ms", () -> fillSlab(pool));
        report("fill fresh array, 64 MiB", 1e6, "ms", () -> fill(new long[kept.length]));
        report("fill fresh slab, 64 MiB", 1e6, "ms", () -> fillSlab(pool) + pool.trim());
        report("fill slab of 64 MiB by 4 KiB", 1e6, "ms", () -> fillByPages(pool));
    }

    private static long fill(long[] array) {
        Arrays.fill(array, 42);
        return array[array.length / 2];
    }

    private static long fillSlab(MemoryPool pool) {
        try (Lease lease = pool.lease(FILL_BYTES, "bench")) {
            return fill(lease.allocate(FILL_BYTES), FILL_BYTES / Long.BYTES);
        }
    }

    private static long fill(MemorySegment segment, long count) {
        for (long i = 0; i < count; i++) segment.set(Layouts.LONG, i << 3, 42);
        return segment.get(Layouts.LONG, count << 2);
    }

    private static long fillByPages(MemoryPool pool) {
        long sum = 0;
        try (Lease lease = pool.lease(0, "bench")) {
            for (int i = 0; i < FILL_BYTES >> 12; i++) {
                sum += fill(lease.allocate((1 << 12) - Lease.PADDING), 504);
            }
        }
        return sum;
    }

    private static void calls(MemoryPool pool) {
        try (Lease lease = pool.lease(0, "bench")) {
            report("allocate 256 bytes, reset each 100", CALLS, "ns", () -> allocate(lease));
        }
        report("lease, allocate, close", CALLS, "ns", () -> leases(pool));
        report("lease, allocate, seal, release", CALLS, "ns", () -> regions(pool));
        try (Lease lease = pool.lease(256, "bench")) {
            lease.allocate(256);
            Region region = lease.seal().getFirst();
            report("retain, release", CALLS, "ns", () -> retain(region));
            region.release();
        }
    }

    private static long allocate(Lease lease) {
        long sum = 0;
        for (int i = 0; i < CALLS / 100; i++) {
            lease.reset();
            for (int j = 0; j < 100; j++) sum += lease.allocate(256).byteSize();
        }
        return sum;
    }

    private static long leases(MemoryPool pool) {
        long sum = 0;
        for (int i = 0; i < CALLS; i++) {
            try (Lease lease = pool.lease(0, "bench")) {
                sum += lease.allocate(256).byteSize();
            }
        }
        return sum;
    }

    private static long regions(MemoryPool pool) {
        long sum = 0;
        for (int i = 0; i < CALLS; i++) {
            try (Lease lease = pool.lease(0, "bench")) {
                lease.allocate(256);
                Region region = lease.seal().getFirst();
                sum += region.bytes();
                region.release();
            }
        }
        return sum;
    }

    private static long retain(Region region) {
        for (int i = 0; i < CALLS; i++) region.retain().release();
        return region.bytes();
    }

    /// A million rows each, in the cache, a hundred times: ns per thousand rows.
    private static void bitmaps(MemoryPool pool) {
        int rows = 1 << 20;
        try (Lease lease = pool.lease(0, "bench")) {
            Bitmap a = Bitmap.allocate(lease, rows + 16, true);
            Bitmap b = Bitmap.allocate(lease, rows + 16, true);
            Bitmap out = Bitmap.allocate(lease, rows);
            Bitmap whole = a.slice(0, rows);
            Bitmap bytes = a.slice(8, rows);
            Bitmap odd = a.slice(3, rows);
            double each = 100.0 * rows / 1000;
            report("bitmap and, whole bytes, 1000 rows", each, "ns", () -> and(out, bytes, b));
            report("bitmap and, odd bits, 1000 rows", each, "ns", () -> and(out, odd, b));
            report("bitmap count, 1000 rows", each, "ns", () -> count(whole));
        }
    }

    private static long and(Bitmap out, Bitmap a, Bitmap b) {
        Bitmap second = b.slice(0, a.length());
        for (int i = 0; i < 100; i++) out.and(a, second);
        return out.word(0);
    }

    private static long count(Bitmap a) {
        long count = 0;
        for (int i = 0; i < 100; i++) count += a.count();
        return count;
    }

    private static void report(String name, double divisor, String unit, LongSupplier work) {
        double[] nanos = new double[RUNS];
        for (int run = -WARM_RUNS; run < RUNS; run++) {
            long start = System.nanoTime();
            seen += work.getAsLong();
            if (run >= 0) nanos[run] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf("%-40s %10.2f %s%n", name, nanos[RUNS / 2] / divisor, unit);
    }
}
