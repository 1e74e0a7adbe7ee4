package dev.tasse.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.Client;

import org.junit.jupiter.api.Test;

import java.util.List;

final class ExamplesTest {
    @Test
    void customGraphCountsWords() {
        try (Client client = Client.threads(2)) {
            String report = client.compute(CustomGraph.report(List.of("a", "b", "c")));
            assertThat(report).isEqualTo("3 files, 15 words");
        }
    }

    @Test
    void searchStopsAtAGoodNumber() {
        try (Client client = Client.threads(2)) {
            int found = FuturesSearch.search(client, 10_000);
            assertThat(found * found % 1000).isEqualTo(444);
        }
    }
}
