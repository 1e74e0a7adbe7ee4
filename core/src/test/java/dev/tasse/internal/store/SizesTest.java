package dev.tasse.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

final class SizesTest {
    private record Point(long x, double y, String name) {}

    // What 64-bit JVMs take with compressed references and headers of 12 bytes.
    private static final long NUMBER = 16;
    private static final long POINT = 32 + 24 + 32;
    private static final long REFERENCE = 4;
    private static final long ENTRY = 32;

    private static void check(Object value, long bytes) {
        assertThat((double) Sizes.of(value)).isBetween(bytes * 0.7, bytes * 1.4);
    }

    @Test
    void estimatesAreNearToWhatObjectsTake() {
        check(new long[4_000], 32_016);
        check(new byte[20_000], 20_016);
        check("x".repeat(20_000), 20_040);
        check(
                new ArrayList<>(IntStream.range(1_000, 3_000).boxed().toList()),
                2_000 * (NUMBER + REFERENCE));
        check(points(1_000), 1_000 * (POINT + REFERENCE));
        check(points(1_000).toArray(), 1_000 * (POINT + REFERENCE));
        check(map(1_000), 1_000 * (NUMBER + POINT + ENTRY + 2 * REFERENCE));
    }

    private static List<Point> points(int count) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < count; i++) points.add(new Point(i, i, "point " + i));
        return points;
    }

    private static Map<Integer, Point> map(int count) {
        Map<Integer, Point> map = new HashMap<>();
        for (int i = 0; i < count; i++) map.put(i + 1_000, new Point(i, i, "point " + i));
        return map;
    }

    @Test
    void smallResultsCountNothing() {
        assertThat(Sizes.of(5)).isZero();
        assertThat(Sizes.of("text")).isZero();
        assertThat(Sizes.of(List.of(1, 2, 3))).isZero();
        assertThat(Sizes.of(new Point(1, 2, "a"))).isZero();
    }

    @Test
    void objectsInACircleAreCountedOnce() {
        Object[] circle = new Object[200];
        Arrays.fill(circle, circle);
        assertThat(Sizes.of(circle)).isEqualTo(816);
    }
}
