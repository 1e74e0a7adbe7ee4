package dev.tasse.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/// How many results the static order keeps alive, beside what Dask's keeps on the same graphs; the
/// fixture is made by bench/peers/orders.py.
final class OrderingPeaksTest {
    private static final Op NOTHING = (index, inputs, context) -> true;

    @ParameterizedTest
    @ValueSource(strings = {"tree", "uneven-tree", "quadratic-mean", "shuffle"})
    void keepsNoMoreResultsThanDask(String name) throws IOException {
        List<String> lines = lines();
        int head =
                IntStream.range(0, lines.size())
                        .filter(i -> lines.get(i).startsWith("= " + name + " "))
                        .findFirst()
                        .orElseThrow();
        int end = head + 1;
        while (end < lines.size() && !lines.get(end).startsWith("=")) end++;
        TaskGraph graph = graph(lines.subList(head + 1, end));
        int peakOfDask = Integer.parseInt(lines.get(head).split(" ", -1)[2]);
        assertThat(peak(graph)).isLessThanOrEqualTo(peakOfDask);
    }

    private static List<String> lines() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        OrderingPeaksTest.class.getResourceAsStream("dask-order.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static TaskGraph graph(List<String> rows) {
        int[] starts = new int[rows.size() + 1];
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).isEmpty()) {
                for (String id : rows.get(i).split(" ", -1)) ids.add(Integer.valueOf(id));
            }
            starts[i + 1] = ids.size();
        }
        TaskGraph.Builder builder = TaskGraph.builder();
        builder.add(
                Layer.of("task", NOTHING, rows.size()),
                Dependencies.rows(starts, ids.stream().mapToInt(i -> i).toArray()));
        return builder.build();
    }

    /// Most results at a time when one thread runs the tasks in order and drops each result after
    /// the last task that takes it.
    private static int peak(TaskGraph graph) {
        int[] wanted =
                IntStream.range(0, graph.size())
                        .filter(id -> graph.dependentCount(id) == 0)
                        .toArray();
        int[] users = new int[graph.size()];
        Arrays.setAll(users, graph::dependentCount);
        int alive = 0;
        int most = 0;
        for (int id : Ordering.of(graph, wanted)) {
            most = Math.max(most, ++alive);
            for (int i = 0; i < graph.dependencyCount(id); i++) {
                if (--users[graph.dependency(graph.firstDependency(id) + i)] == 0) alive--;
            }
        }
        return most;
    }
}
