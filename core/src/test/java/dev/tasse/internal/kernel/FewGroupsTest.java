package dev.tasse.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.data.Column;
import dev.tasse.data.FixedColumn;
import dev.tasse.error.DataException;
import dev.tasse.internal.memory.Bitmap;
import dev.tasse.internal.memory.Layouts;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.testing.Tables;
import dev.tasse.type.DataType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Batches on both sides of what {@link FewGroups} takes, beside a plain loop.
@ExtendWith(LeakCheck.class)
final class FewGroupsTest {
    private static final double[] DOUBLES = {
        0.0, -0.0, Double.NaN, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, 0.1, -1e300
    };
    private static final int[] GROUP_COUNTS = {1, 2, 100, 511, 512, 513, 700};
    private static final int[] ROWS = {1, 512, 2047, 2048, 2049, 5000, 3, 0};

    private final MemoryPool pool = MemoryPool.ofLimit(64 << 20);

    /// A batch: the group of each row, its value, and whether it is null.
    private static final class Rows {
        private final int[] groups;
        private final long[] bits;
        private final boolean[] nulls;
        private final int groupCount;

        Rows(int rows, int groupCount) {
            groups = new int[rows];
            bits = new long[rows];
            nulls = new boolean[rows];
            this.groupCount = groupCount;
        }

        static Rows random(int rows, int groupCount, DataType type, Random random) {
            Rows made = new Rows(rows, groupCount);
            boolean someNulls = random.nextInt(4) == 0;
            for (int row = 0; row < rows; row++) {
                made.groups[row] = random.nextInt(groupCount);
                made.bits[row] = type.equals(DataType.FLOAT64) ? bits(random) : whole(random);
                made.nulls[row] = someNulls && random.nextInt(3) == 0;
            }
            return made;
        }

        private static long bits(Random random) {
            boolean rare = random.nextInt(100) == 0;
            double value = rare ? DOUBLES[random.nextInt(DOUBLES.length)] : random.nextGaussian();
            return Double.doubleToRawLongBits(value);
        }

        private static long whole(Random random) {
            return random.nextInt(100) == 0 ? random.nextLong() / 1000 : random.nextInt(100) - 50;
        }

        Column column(DataType type, Lease lease) {
            Bitmap validity = Bitmap.allocate(lease, bits.length, true);
            MemorySegment values = lease.allocate((long) bits.length * Long.BYTES);
            for (int row = 0; row < bits.length; row++) {
                values.setAtIndex(Layouts.LONG, row, bits[row]);
                if (nulls[row]) validity.set(row, false);
            }
            return new FixedColumn(type, bits.length, values, validity.simplified());
        }

        RowGroups in(RowGroups batch, Lease lease) {
            MemorySegment numbers = lease.allocate((long) groups.length * Integer.BYTES);
            for (int row = 0; row < groups.length; row++) {
                numbers.setAtIndex(Layouts.INT, row, groups[row]);
            }
            return batch.set(numbers, groups.length, groupCount);
        }
    }

    private static List<Rows> batches(DataType type, Random random) {
        List<Rows> batches = new ArrayList<>();
        for (int groupCount : GROUP_COUNTS) {
            for (int rows : ROWS) batches.add(Rows.random(rows, groupCount, type, random));
        }
        Collections.shuffle(batches, random);
        return batches;
    }

    /// The results of several aggregates that take the same batches, as one question would.
    private List<List<Object>> results(
            List<Accumulator> aggregates, List<Rows> all, DataType type) {
        List<List<Object>> results = new ArrayList<>();
        RowGroups batch = new RowGroups();
        try (Lease lease = pool.lease(0, "test")) {
            for (Rows rows : all) {
                List<Column> arguments = List.of(rows.column(type, lease));
                rows.in(batch, lease);
                for (Accumulator aggregate : aggregates) aggregate.update(arguments, batch);
            }
            for (Accumulator aggregate : aggregates) {
                results.add(Tables.values(aggregate.finish(700, lease)));
                aggregate.close();
            }
        }
        return results;
    }

    private Accumulator accumulator(String name, DataType type) {
        return Aggregates.accumulator(name, type, pool);
    }

    @Test
    void sumsMeansAndCountsOfFloatsAreThoseOfAPlainLoopInTheOrderOfTheRows() {
        for (long seed = 0; seed < 5; seed++) {
            DataType type = DataType.FLOAT64;
            List<Rows> all = batches(type, new Random(seed));
            List<Object> sums = new ArrayList<>();
            List<Object> means = new ArrayList<>();
            List<Object> counts = new ArrayList<>();
            for (int group = 0; group < 700; group++) {
                double sum = 0;
                long count = 0;
                for (Rows rows : all) {
                    for (int row = 0; row < rows.groups.length; row++) {
                        if (rows.groups[row] != group || rows.nulls[row]) continue;
                        sum += Double.longBitsToDouble(rows.bits[row]);
                        count++;
                    }
                }
                sums.add(sum);
                means.add(sum / count);
                counts.add(count);
            }
            List<Accumulator> aggregates =
                    List.of(
                            accumulator("sum", type),
                            accumulator("avg", type),
                            accumulator("count", DataType.INT64));
            assertThat(results(aggregates, all, type))
                    .as("seed %d", seed)
                    .containsExactly(sums, means, counts);
        }
    }

    @Test
    void sumsMeansAndRowCountsOfWholeNumbersAreThoseOfAPlainLoop() {
        for (long seed = 0; seed < 5; seed++) {
            DataType type = DataType.INT64;
            List<Rows> all = batches(type, new Random(seed));
            List<Object> sums = new ArrayList<>();
            List<Object> means = new ArrayList<>();
            List<Object> counts = new ArrayList<>();
            for (int group = 0; group < 700; group++) {
                long sum = 0;
                double approximate = 0;
                long count = 0;
                long rowCount = 0;
                for (Rows rows : all) {
                    for (int row = 0; row < rows.groups.length; row++) {
                        if (rows.groups[row] != group) continue;
                        rowCount++;
                        if (rows.nulls[row]) continue;
                        sum += rows.bits[row];
                        approximate += (double) rows.bits[row];
                        count++;
                    }
                }
                sums.add(sum);
                means.add(approximate / count);
                counts.add(rowCount);
            }
            List<Accumulator> aggregates =
                    List.of(
                            accumulator("sum", type),
                            accumulator("avg", DataType.FLOAT64),
                            accumulator("rowCount", type));
            assertThat(results(aggregates, all, type))
                    .as("seed %d", seed)
                    .containsExactly(sums, means, counts);
        }
    }

    @Test
    void aSumThatWrapsWithinALargeBatchIsRightInTheEndAndLeavesTheOthersRight() {
        for (long seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            BigInteger[] exact = new BigInteger[8];
            for (int group = 0; group < exact.length; group++) exact[group] = BigInteger.ZERO;
            List<Rows> all = new ArrayList<>();
            for (int batch = 0; batch < 3; batch++) {
                Rows rows = Rows.random(4000, exact.length, DataType.INT64, random);
                for (int row = 0; row < 4000; row++) {
                    int group = rows.groups[row];
                    rows.nulls[row] = false;
                    // Up for long, then down as far: batches between wrap in either direction.
                    if (group < 4) rows.bits[row] = random.nextLong(Long.MAX_VALUE / 4);
                    if (exact[group].signum() > 0 && row > 2000) rows.bits[row] *= -1;
                    exact[group] = exact[group].add(BigInteger.valueOf(rows.bits[row]));
                }
                all.add(rows);
            }
            all.add(back(exact));
            List<Object> expected = new ArrayList<>();
            for (int group = 0; group < 700; group++)
                expected.add(group < exact.length ? 0L : null);
            List<Accumulator> sum = List.of(accumulator("sum", DataType.INT64));
            assertThat(results(sum, all, DataType.INT64))
                    .as("seed %d", seed)
                    .containsExactly(expected);
        }
    }

    /// Rows that bring all sums back to 0.
    private static Rows back(BigInteger[] exact) {
        List<Integer> groups = new ArrayList<>();
        List<Long> values = new ArrayList<>();
        BigInteger most = BigInteger.valueOf(Long.MAX_VALUE);
        for (int group = 0; group < exact.length; group++) {
            BigInteger left = exact[group].negate();
            while (left.signum() != 0) {
                BigInteger step = left.max(most.negate()).min(most);
                groups.add(group);
                values.add(step.longValueExact());
                left = left.subtract(step);
            }
        }
        Rows rows = new Rows(groups.size(), exact.length);
        for (int row = 0; row < groups.size(); row++) {
            rows.groups[row] = groups.get(row);
            rows.bits[row] = values.get(row);
        }
        return rows;
    }

    @Test
    void aSumThatDoesNotFitInTheEndIsAnErrorForLargeBatchesToo() {
        Rows rows = Rows.random(3000, 3, DataType.INT64, new Random(1));
        for (int row = 0; row < 3000; row++) rows.bits[row] = rows.groups[row] == 2 ? 1L << 53 : 1;
        try (Reducer sum = Aggregates.reducer("sum", DataType.INT64, pool);
                Lease lease = pool.lease(0, "test")) {
            Column column = rows.column(DataType.INT64, lease);
            RowGroups batch = rows.in(new RowGroups(), lease);
            for (int i = 0; i < 3; i++) sum.update(column, batch);
            assertThatThrownBy(() -> sum.finish(3, lease))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("a sum does not fit INT64");
        }
    }

    @Test
    void valuesThatAreCopiedGiveTheSameSums() {
        Random random = new Random(3);
        try (Lease lease = pool.lease(0, "test")) {
            for (int rows : ROWS) {
                FewGroups inPlace = new FewGroups(false);
                FewGroups copying = new FewGroups(true);
                MemorySegment groups = lease.allocate((long) rows * Integer.BYTES);
                MemorySegment values = lease.allocate((long) rows * Long.BYTES);
                for (int row = 0; row < rows; row++) {
                    groups.setAtIndex(Layouts.INT, row, random.nextInt(9));
                    values.setAtIndex(Layouts.LONG, row, random.nextLong() >> random.nextInt(64));
                }
                inPlace.load(groups, rows, 9);
                copying.load(groups, rows, 9);
                for (boolean whole : new boolean[] {true, false}) {
                    assertThat(sums(copying, values, whole))
                            .isEqualTo(sums(inPlace, values, whole));
                }
                long[] exact = new long[FewGroups.MOST_GROUPS];
                long[] copied = new long[FewGroups.MOST_GROUPS];
                assertThat(copying.addExact(values, copied))
                        .isEqualTo(inPlace.addExact(values, exact));
                assertThat(copied).isEqualTo(exact);
            }
        }
    }

    private static double[] sums(FewGroups few, MemorySegment values, boolean whole) {
        double[] sums = new double[FewGroups.MOST_GROUPS];
        few.add(values, whole, sums);
        return sums;
    }

    @Test
    void roomMadeAheadChangesNoResult() {
        List<String> names = List.of("sum", "avg", "rowCount", "min", "max");
        List<Rows> all = batches(DataType.INT64, new Random(7));
        List<Accumulator> plain = new ArrayList<>();
        List<Accumulator> roomy = new ArrayList<>();
        for (String name : names) {
            DataType type = name.equals("avg") ? DataType.FLOAT64 : DataType.INT64;
            plain.add(accumulator(name, type));
            Accumulator reserved = accumulator(name, type);
            reserved.reserve(100_000);
            reserved.reserve(3);
            roomy.add(reserved);
        }
        assertThat(results(roomy, all, DataType.INT64))
                .isEqualTo(results(plain, all, DataType.INT64));
    }

    @Test
    void groupsWithoutARowInALargeBatchHaveNotBeenSeen() {
        try (Seen seen = new Seen(pool);
                Lease lease = pool.lease(0, "test")) {
            add(seen, lease, 4, 0, 3, 0, 3, 3);
            assertThat(validity(seen, lease, 4)).containsExactly(true, false, false, true);
            add(seen, lease, 4, 2, 2, 2, 2, 2);
            assertThat(validity(seen, lease, 4)).containsExactly(true, false, true, true);
            add(seen, lease, 4, 1, 1, 1, 1, 1);
            add(seen, lease, 2, 0, 1, 0);
            assertThat(validity(seen, lease, 4)).containsOnly(true);
        }
    }

    @Test
    void groupsOfBatchesWithoutNullsHaveBeenSeenOnlyIfTheyHadARow() {
        try (Seen seen = new Seen(pool);
                Lease lease = pool.lease(0, "test")) {
            add(seen, lease, 5, 0, 2);
            assertThat(validity(seen, lease, 5)).containsExactly(true, false, true, false, false);
            add(seen, lease, 5, 3, 1);
            // As many groups as before, and fewer.
            add(seen, lease, 2, 1, 1);
            assertThat(validity(seen, lease, 5)).containsExactly(true, true, true, true, false);
            add(seen, lease, 5, 4);
            assertThat(validity(seen, lease, 5)).containsOnly(true);
            add(seen, lease, 7, 6);
            assertThat(validity(seen, lease, 8))
                    .containsExactly(true, true, true, true, true, false, true, false);
        }
    }

    private static void add(Seen seen, Lease lease, int groupCount, int... groups) {
        MemorySegment numbers = lease.allocate((long) groups.length * Integer.BYTES);
        MemorySegment.copy(groups, 0, numbers, Layouts.INT, 0, groups.length);
        seen.addAll(new RowGroups().set(numbers, groups.length, groupCount));
    }

    private static List<Boolean> validity(Seen seen, Lease lease, int groupCount) {
        Bitmap bits = seen.validity(groupCount, lease);
        List<Boolean> validity = new ArrayList<>();
        for (int group = 0; group < groupCount; group++) validity.add(bits.get(group));
        return validity;
    }
}
