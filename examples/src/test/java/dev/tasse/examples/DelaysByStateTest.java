package dev.tasse.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.Client;
import dev.tasse.data.Table;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class DelaysByStateTest {
    @Test
    void californiaHasTheMostFlights() {
        try (Client client = Client.threads(2);
                Table result = client.compute(DelaysByState.busiest("data").limit(2))) {
            assertThat(result.getString("state", 0)).isEqualTo("CA");
            assertThat(result.getLong("flights", 0)).isEqualTo(370_248);
            assertThat(result.getDouble("delay", 0)).isCloseTo(7.361, Offset.offset(0.001));
        }
    }
}
