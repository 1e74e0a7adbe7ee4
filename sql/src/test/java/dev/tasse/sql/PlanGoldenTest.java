package dev.tasse.sql;

import dev.tasse.error.TasseException;
import dev.tasse.internal.plan.Explain;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.testing.Golden;

import org.junit.jupiter.api.Test;

class PlanGoldenTest {
    private static FramePlan plan(String query) {
        return new SqlFront().plan(query, new Fixture());
    }

    @Test
    void queriesBecomeThesePlans() {
        Golden.check("plans.txt", query -> Explain.text(plan(query)));
    }

    @Test
    void wrongQueriesGiveTheseErrors() {
        Golden.check(
                "errors.txt",
                query -> {
                    try {
                        return "no error:\n" + Explain.text(plan(query));
                    } catch (TasseException e) {
                        return e.getClass().getSimpleName() + ": " + e.getMessage();
                    }
                });
    }
}
