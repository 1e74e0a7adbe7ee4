package dev.tasse.io;

import static dev.tasse.expr.Expr.col;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.tasse.Client;
import dev.tasse.DataFrame;
import dev.tasse.data.Table;
import dev.tasse.error.PlanException;
import dev.tasse.type.DataType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

final class TimeSeriesTest {
    record Tick(LocalDateTime time, String name, long id, double x, double y) {}

    private static final LocalDateTime START = LocalDateTime.of(1969, 12, 31, 0, 0);

    private final Client client = Client.threads(2);

    @AfterEach
    void close() {
        client.close();
    }

    private List<Tick> ticks(DataFrame frame) {
        return client.with(() -> new ArrayList<>(frame.as(Tick.class).compute()));
    }

    @Test
    void rowsComeAtEachStepBeforeTheEnd() {
        DataFrame frame =
                TimeSeries.between(
                        START,
                        START.plusHours(50).plusSeconds(1),
                        o -> o.withStep(Duration.ofMinutes(20)));
        assertThat(frame.schema().names()).containsExactly("time", "name", "id", "x", "y");
        assertThat(frame.schema().type(0)).isEqualTo(DataType.TIMESTAMP);
        List<Tick> ticks = ticks(frame);
        assertThat(ticks).hasSize(151);
        for (int i = 0; i < ticks.size(); i++) {
            assertThat(ticks.get(i).time()).isEqualTo(START.plusMinutes(20L * i));
        }
    }

    @Test
    void valuesAreSpreadAsSaid() {
        List<Tick> ticks = ticks(TimeSeries.between(START, START.plusHours(30)));
        assertThat(ticks).hasSize(108_000);
        assertThat(ticks.stream().map(Tick::name).distinct()).hasSize(26);
        assertThat(ticks.stream().mapToLong(Tick::id).average().orElseThrow())
                .isCloseTo(1000, within(1.0));
        for (Tick tick : ticks) {
            assertThat(tick.x()).isBetween(-1.0, 1.0);
        }
        assertThat(ticks.stream().mapToDouble(tick -> tick.x() * tick.y()).average().orElseThrow())
                .isCloseTo(0, within(0.02));
    }

    @Test
    void theSameOptionsGiveTheSameRows() {
        DataFrame frame = TimeSeries.between(START, START.plusMinutes(5));
        List<Tick> ticks = ticks(frame);
        assertThat(ticks(frame)).isEqualTo(ticks);
        try (Table alone = client.compute(frame.select(col("y")))) {
            for (int i = 0; i < ticks.size(); i++) {
                assertThat(alone.getDouble("y", i)).isEqualTo(ticks.get(i).y());
            }
        }
        assertThat(ticks(TimeSeries.between(START, START.plusMinutes(5), o -> o.withSeed(2))))
                .isNotEqualTo(ticks);
    }

    @Test
    void nothingMayLieBetweenStartAndEnd() {
        assertThat(ticks(TimeSeries.between(START, START))).isEmpty();
        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> TimeSeries.between(START, START.minusSeconds(1)))
                .withMessageContaining("ends before it starts");
        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> TimeSeries.Options.DEFAULT.withStep(Duration.ofNanos(1500)))
                .withMessageContaining("whole microseconds");
        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> TimeSeries.Options.DEFAULT.withPartition(Duration.ofMillis(1)))
                .withMessageContaining("partition PT0.001S");
    }
}
