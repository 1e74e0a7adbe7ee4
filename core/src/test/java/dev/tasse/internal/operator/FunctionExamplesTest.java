package dev.tasse.internal.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.data.Column;
import dev.tasse.expr.Expr;
import dev.tasse.internal.kernel.Function;
import dev.tasse.internal.kernel.Functions;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.internal.memory.Lease;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.plan.Binder;
import dev.tasse.internal.plan.Bound;
import dev.tasse.type.Schema;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Each row of the table of functions has an example: a condition that is true here and in DuckDB.
@ExtendWith(LeakCheck.class)
final class FunctionExamplesTest {
    /// What DuckDB does not have, or calls by another name only.
    private static final Set<String> OURS =
            Set.of(
                    "floorDiv",
                    "tryPlus",
                    "tryMinus",
                    "tryTimes",
                    "tryIntDiv",
                    "tryFloorDiv",
                    "tryRem");

    @Test
    void everyFunctionHasAnExample() {
        assertThat(Functions.all())
                .allSatisfy(function -> assertThat(example(function)).isNotEmpty());
    }

    @Test
    void everyExampleIsTrue() {
        List<String> wrong = new ArrayList<>();
        for (Function function : Functions.all()) {
            Object value = valueOf(example(function));
            if (!Boolean.TRUE.equals(value)) wrong.add(example(function) + " is " + value);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyExampleIsTrueInDuckDb() throws SQLException {
        List<String> wrong = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (Function function : Functions.all()) {
                if (OURS.contains(function.name())) continue;
                try (ResultSet result = statement.executeQuery("select " + example(function))) {
                    result.next();
                    if (!result.getBoolean(1)) wrong.add(example(function) + " is false");
                } catch (SQLException e) {
                    wrong.add(example(function) + ": " + e.getMessage());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String example(Function function) {
        return function.traits().example();
    }

    private static @Nullable Object valueOf(String text) {
        try (MemoryPool pool = MemoryPool.ofLimit(16 << 20);
                Evaluator evaluator = new Evaluator(pool);
                Lease lease = pool.lease(0, "example")) {
            Bound bound = Binder.bind(Expr.expr(text), Schema.of(List.of(), List.of()));
            Column value = evaluator.evaluate(bound, new Batch(List.of(), 1), lease);
            return value.get(0);
        } catch (RuntimeException e) {
            return e.toString();
        }
    }
}
