package dev.tasse.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.internal.plan.Catalog;
import dev.tasse.internal.plan.FramePlan;

import org.junit.jupiter.api.Test;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

final class OpenedAheadTest {
    private final Collection<String> opened = new ConcurrentLinkedQueue<>();
    private final Fixture tables = new Fixture();

    private final Catalog counting =
            new Catalog() {
                @Override
                public Optional<FramePlan> table(String name) {
                    opened.add(name);
                    if (name.equals("broken.csv")) throw new PlanException(Problem.of("broken"));
                    return tables.table("t");
                }

                @Override
                public FramePlan read(String format, String path, Map<String, Object> options) {
                    return tables.read(format, path, options);
                }

                @Override
                public Collection<String> names() {
                    return tables.names();
                }
            };

    @Test
    void eachFileIsOpenedOnceHoweverOftenItIsNamed() {
        Catalog ahead = OpenedAhead.of(counting, List.of("a.csv", "b.csv", "a.csv"));
        for (int i = 0; i < 3; i++) {
            assertThat(ahead.table("a.csv")).isPresent();
            assertThat(ahead.table("b.csv")).isPresent();
        }
        assertThat(opened).containsExactlyInAnyOrder("a.csv", "b.csv");
    }

    @Test
    void failureOfAFileIsThrownWhenItIsAskedFor() {
        Catalog ahead = OpenedAhead.of(counting, List.of("broken.csv", "a.csv"));
        assertThat(ahead.table("a.csv")).isPresent();
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(PlanException.class)
                    .isThrownBy(() -> ahead.table("broken.csv"))
                    .withMessageContaining("broken");
        }
    }

    @Test
    void onlyPathsWhereTablesStandAreOpenedAhead() {
        String query = "SELECT 'x.csv' FROM 'b.csv' JOIN t ON s = 'y.csv' JOIN 'a.csv' ON true";
        assertThat(SqlText.of(query).paths()).containsExactly("b.csv", "a.csv");
    }
}
