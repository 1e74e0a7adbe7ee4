package dev.tasse.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.internal.plan.Explain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

@Timeout(60)
class ConcurrentQueriesTest {
    private static final int COUNT = 200;
    private static final int THREADS = 4;

    private static String query(int i) {
        return switch (i % 4) {
            case 0 -> "select x + " + i + " as n, s from t where y > " + i + " order by n desc";
            case 1 -> "select s, count(*), sum(x) from t group by s having count(*) > " + i;
            case 2 -> "select t.y from t join u on t.x = u.x and u.k > " + i + " limit " + i;
            default -> "with a as (select distinct x from t) select * from a, u where a.x = u.k";
        };
    }

    private static String plan(int i) {
        return Explain.text(new SqlFront().plan(query(i), new Fixture()));
    }

    @Test
    void manyThreadsGetThePlansThatOneGets() throws InterruptedException, ExecutionException {
        List<Future<String>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < COUNT; i++) {
                int number = i;
                running.add(threads.submit(() -> plan(number)));
            }
        }
        for (int i = 0; i < COUNT; i++) assertThat(running.get(i).get()).isEqualTo(plan(i));
    }
}
