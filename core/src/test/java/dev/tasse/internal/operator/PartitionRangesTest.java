package dev.tasse.internal.operator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartitionRangesTest {
    @Test
    void eachPartitionIsTakenOnceAndNoTaskHasTwoMoreThanAnother() {
        for (int partitions = 0; partitions <= 40; partitions++) {
            for (int tasks = Math.min(1, partitions); tasks <= partitions; tasks++) {
                check(new PartitionRanges(partitions, tasks));
            }
        }
    }

    private static void check(PartitionRanges ranges) {
        int next = 0;
        int least = ranges.partitions() / Math.max(1, ranges.tasks());
        for (int task = 0; task < ranges.tasks(); task++) {
            assertThat(ranges.first(task)).isEqualTo(next);
            assertThat(ranges.count(task)).isBetween(least, least + 1);
            next = ranges.end(task);
        }
        assertThat(next).isEqualTo(ranges.partitions());
    }

    @Test
    void aTaskForEachPartition() {
        PartitionRanges single = PartitionRanges.single(3);
        assertThat(single.first(1)).isEqualTo(1);
        assertThat(single.end(2)).isEqualTo(3);
        assertThat(single.count(1)).isEqualTo(1);
    }

    @Test
    void manyPartitionsDoNotOverflow() {
        PartitionRanges ranges = new PartitionRanges(Integer.MAX_VALUE, 1 << 20);
        assertThat(ranges.end((1 << 20) - 1)).isEqualTo(Integer.MAX_VALUE);
    }
}
