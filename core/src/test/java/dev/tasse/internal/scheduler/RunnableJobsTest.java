package dev.tasse.internal.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

final class RunnableJobsTest {
    @Test
    void comeOutAsOutOfAHeap() {
        Random random = new Random(7);
        RunnableJobs<Integer> jobs = new RunnableJobs<>(Comparator.<Integer>naturalOrder());
        PriorityQueue<Integer> heap = new PriorityQueue<>();
        for (int i = 0; i < 10_000; i++) {
            int dice = random.nextInt(10);
            if (dice < 5 || heap.isEmpty()) {
                Integer job = dice < 3 ? i + 5_000 : random.nextInt(10_000) * 3 - 20_000;
                if (heap.contains(job)) continue;
                jobs.add(job);
                heap.add(job);
            } else if (dice < 9) {
                assertThat(jobs.peek()).isEqualTo(heap.poll());
                jobs.removeFirst();
            } else {
                Integer any =
                        heap.stream().skip(random.nextInt(heap.size())).findFirst().orElseThrow();
                heap.remove(any);
                assertThat(jobs.contains(any)).isTrue();
                jobs.remove(any);
            }
            assertThat(jobs.size()).isEqualTo(heap.size());
        }
    }
}
