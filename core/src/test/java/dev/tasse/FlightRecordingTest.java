package dev.tasse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.config.Config;
import dev.tasse.internal.memory.LeakCheck;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// What a flight recording of the JVM tells.
@ExtendWith(LeakCheck.class)
final class FlightRecordingTest {
    private static final int PARTS = 12;
    private static final int LENGTH = 1_000;

    @TempDir private Path directory;

    /// The events called `name` of what `work` does on a client of two threads.
    private List<RecordedEvent> events(String name, Config config, Consumer<Client> work)
            throws IOException {
        Path file = directory.resolve("run.jfr");
        try (Recording recording = new Recording();
                Client client = Client.threads(2, config)) {
            recording.enable(name);
            recording.start();
            work.accept(client);
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> events = new ArrayList<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            if (event.getEventType().getName().equals(name)) events.add(event);
        }
        return events;
    }

    @Test
    void everyTaskIsAnEvent() throws IOException {
        List<Integer> values = List.of(1, 2, 3);
        List<RecordedEvent> events =
                events(
                        "dev.tasse.Task",
                        Config.load(),
                        client -> client.with(() -> Tasse.parallel(values, value -> value + 1)));
        assertThat(events)
                .extracting(event -> event.getString("layer") + event.getInt("index"))
                .containsExactlyInAnyOrder("loop0", "loop1", "loop2");
        assertThat(events).noneMatch(event -> event.getBoolean("failed"));
    }

    @Test
    void resultsThatAreSpilledAndReadBackAreEvents() throws IOException {
        Config config = Config.load().with(Config.RESULTS_LIMIT, 3L * 8 * LENGTH);
        List<RecordedEvent> events =
                events(
                        "dev.tasse.Spill",
                        config,
                        client -> assertThat(client.compute(sums())).containsExactly(66, 66));
        assertThat(events)
                .extracting(event -> event.getString("direction"))
                .contains("write", "read");
        for (RecordedEvent event : events) {
            assertThat(event.getString("what")).startsWith("(load, ");
            assertThat(event.getLong("bytes")).isGreaterThan(8 * LENGTH);
            assertThat(event.getDuration()).isPositive();
        }
    }

    /// Two sums that take all parts: some have to be spilled in between.
    private static List<Delayed<Integer>> sums() {
        List<Delayed<long[]>> parts = new ArrayList<>();
        for (int i = 0; i < PARTS; i++) {
            int value = i;
            parts.add(Delayed.of(() -> filled(value)).named("load"));
        }
        List<Delayed<Integer>> sums = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            sums.add(
                    Delayed.ofAll(
                            parts, all -> all.stream().mapToInt(part -> (int) part[0]).sum()));
        }
        return sums;
    }

    private static long[] filled(long value) {
        long[] values = new long[LENGTH];
        Arrays.fill(values, value);
        return values;
    }

    @Test
    void shufflesThatGoToAFileAreEvents() throws IOException {
        Config config = Config.load().with(Config.SHUFFLE_MEMORY, 1L << 10);
        Bag<Long> values = Bag.range(0, 20_000, 4);
        List<RecordedEvent> events =
                events(
                        "dev.tasse.Spill",
                        config,
                        client ->
                                assertThat(client.compute(values.distinct().count()))
                                        .isEqualTo(20_000));
        assertThat(events)
                .extracting(event -> event.getString("what") + " " + event.getString("direction"))
                .contains("shuffle write", "shuffle read");
        assertThat(events).allMatch(event -> event.getLong("bytes") > 0);
    }
}
