package dev.tasse;

import static dev.tasse.expr.Expr.col;
import static dev.tasse.testing.Tables.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.data.Table;
import dev.tasse.graph.Layer;
import dev.tasse.graph.TaskListener;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.spi.JobOptions;
import dev.tasse.testing.Tables;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

@ExtendWith(LeakCheck.class)
final class ProgressBarTest {
    private static final long SECOND = 1_000_000_000;

    private final StringWriter terminal = new StringWriter();

    @Test
    void workOfLessThanASecondShowsNothing() {
        try (ProgressBar bar = new ProgressBar(new PrintWriter(terminal), 0)) {
            bar.show(SECOND - 1, "scan", 1, 2);
        }
        assertThat(terminal.toString()).isEmpty();
    }

    @Test
    void oneLineIsDrawnNoMoreThanTenTimesASecondAndClearedAtTheEnd() {
        try (ProgressBar bar = new ProgressBar(new PrintWriter(terminal), 0)) {
            bar.show(2 * SECOND, "scan", 1, 2);
            bar.show(2 * SECOND + 1, "scan", 2, 2);
        }
        assertThat(terminal.toString())
                .isEqualTo("\r\u001b[K[============            ] 1/2 scan 2 s\r\u001b[K");
    }

    @Test
    void progressOfFuturesIsToldEachTimeOneEnds() throws InterruptedException {
        Set<String> told = ConcurrentHashMap.newKeySet();
        try (Client client = Client.threads(2)) {
            List<TaskFuture<Integer>> futures = client.map(List.of(1, 2, 3), n -> n);
            Latch all = client.latch("told", 3);
            Futures.onProgress(
                    futures,
                    (done, total) -> {
                        told.add(done + "/" + total);
                        all.countDown();
                    });
            all.await();
        }
        assertThat(told).containsExactlyInAnyOrder("1/3", "2/3", "3/3");
    }

    @Test
    void listenersHearOfPersistAndOfFutures() throws InterruptedException {
        // They may hear of it a moment after the result is there.
        BlockingQueue<String> layers = new LinkedBlockingQueue<>();
        TaskListener listener =
                new TaskListener() {
                    @Override
                    public void layerProgress(Layer layer, int done, int total) {
                        layers.add(layer.label());
                    }
                };
        JobOptions options = JobOptions.DEFAULT.withListener(listener);
        try (Client client = Client.threads(2);
                Table numbers = Tables.of(client.memory(), column("n", 1L, 2L))) {
            DataFrame frame = DataFrame.of(numbers).filter(col("n").gt(1L));
            try (Table rows = client.start(frame, options).join()) {
                assertThat(rows.rowCount()).isEqualTo(1);
            }
            assertThat(layers.poll(10, TimeUnit.SECONDS)).isEqualTo("take tables, filter");
            client.gather(client.map(List.of(1, 2), n -> n, options));
            assertThat(layers.poll(10, TimeUnit.SECONDS)).isEqualTo("call");
            assertThat(client.persist(Delayed.of(() -> 3)).compute()).isEqualTo(3);
        }
    }
}
