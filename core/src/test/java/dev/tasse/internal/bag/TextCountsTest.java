package dev.tasse.internal.bag;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

final class TextCountsTest {
    private static Map<Object, Long> all(Counts counts) throws Exception {
        Map<Object, Long> all = new HashMap<>();
        counts.forEach((value, count) -> assertThat(all.put(value, (Long) count)).isNull());
        return all;
    }

    @Test
    void countsAreThoseOfAMap() throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        List<Object> values = new ArrayList<>();
        // Some texts have equal hashes: "Aa" and "BB".
        for (int i = 0; i < 20_000; i++) values.add("w" + random.nextInt(3000) * 977L * 10_007);
        for (int i = 0; i < 100; i++) {
            values.addAll(List.of("Aa", "BB", "AaAa", "BBBB", "AaBB", "", "ü", "\u20AC", i % 3));
            values.addAll(
                    List.of("a", "\0", "a\0", "\0a", "ÿaaaaaaÿ", "x".repeat(8), "x".repeat(9)));
            values.addAll(List.of("x".repeat(255), "x".repeat(256), 7L, "日本"));
        }
        Map<Object, Long> expected = new HashMap<>();
        Counts counts = new Counts();
        for (Object value : values) {
            counts.add(value, 2);
            expected.merge(value, 2L, Long::sum);
        }
        assertThat(all(counts)).isEqualTo(expected);
        assertThat(counts.size()).isEqualTo(expected.size());
        counts.clear();
        assertThat(counts.size()).isZero();
        counts.add("a", 1);
        assertThat(all(counts)).containsExactly(Map.entry("a", 1L));
    }
}
