package dev.tasse.internal.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SimulationTest {
    private static final int STEPS_PER_GAME = 500;

    @Test
    void everyOrderOfEventsEndsWithEverythingSettledAndReleased() {
        int games = Boolean.getBoolean("tasse.nightly") ? 2_000 : 200;
        int completed = 0;
        int failed = 0;
        int expansions = 0;
        int retried = 0;
        int evicted = 0;
        int demanding = 0;
        int toldEnds = 0;
        for (long seed = 1; seed <= games; seed++) {
            Simulation simulation = new Simulation(seed);
            try {
                simulation.play(STEPS_PER_GAME);
            } catch (Throwable e) {
                throw new AssertionError("seed " + seed, e);
            }
            completed += simulation.completed;
            failed += simulation.failed;
            expansions += simulation.expansions;
            retried += simulation.retried;
            evicted += simulation.evicted;
            demanding += simulation.demanding;
            toldEnds += simulation.toldEnds;
        }
        // The dice must fall in such a way that each kind of end is played often.
        assertThat(completed).isGreaterThan(games);
        assertThat(failed).isGreaterThan(games);
        assertThat(expansions).isGreaterThan(games);
        assertThat(retried).isGreaterThan(games / 4);
        assertThat(evicted).isGreaterThan(games / 4);
        assertThat(demanding).isGreaterThan(games);
        assertThat(toldEnds).isGreaterThan(games);
    }
}
