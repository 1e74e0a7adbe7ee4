package dev.tasse.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.Client;
import dev.tasse.data.Table;
import dev.tasse.function.Pair;
import dev.tasse.io.LineReport;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

final class BagExamplesTest {
    @TempDir private Path folder;

    @Test
    void aliceIsTheMostFrequentLongWordButSaidAndWith() {
        try (Client client = Client.threads(2)) {
            List<Pair<String, Long>> words =
                    client.with(WordCount.frequent("data/alice.txt", 3)::compute);
            assertThat(words).contains(Pair.of("alice", 398L));
        }
    }

    @Test
    void logsBecomeATable() throws IOException {
        String path = folder.resolve("hits.jsonl").toString();
        LineReport report = new LineReport();
        try (Client client = Client.threads(2)) {
            JsonLogs.write(client, path);
            try (Table slow = client.compute(JsonLogs.slowest(path, report))) {
                assertThat(slow.rowCount()).isEqualTo(7);
                assertThat(slow.getLong("hits", 0)).isBetween(140L, 143L);
            }
        }
        assertThat(report.lines()).isEqualTo(1);
        assertThat(report.examples().getFirst()).contains("hits.jsonl, line 1001");
    }

    @Test
    void dartsGivePi() {
        try (Client client = Client.threads(2)) {
            double pi = client.with(() -> ParallelLoop.pi(20));
            assertThat(pi).isCloseTo(Math.PI, Offset.offset(0.02));
        }
    }
}
