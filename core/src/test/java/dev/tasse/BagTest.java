package dev.tasse;

import static dev.tasse.expr.Expr.col;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tasse.config.Config;
import dev.tasse.data.Table;
import dev.tasse.error.DataException;
import dev.tasse.error.PlanException;
import dev.tasse.error.TaskException;
import dev.tasse.function.Pair;
import dev.tasse.internal.memory.LeakCheck;
import dev.tasse.io.Text;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

@ExtendWith(LeakCheck.class)
final class BagTest {
    private static final AtomicInteger CALLS = new AtomicInteger();

    @TempDir private Path folder;

    private final Client client = Client.threads(2);

    @AfterEach
    void close() {
        client.close();
    }

    private <T> T with(Supplier<T> work) {
        return client.with(work);
    }

    private <T> List<T> values(Bag<T> bag) {
        return with(bag::compute);
    }

    private static Bag<Long> numbers() {
        return Bag.range(0, 100, 7);
    }

    @Test
    void stepsKeepTheOrderOfValues() {
        Bag<String> bag =
                numbers()
                        .filter(n -> n % 10 == 3)
                        .remove(n -> n > 50)
                        .flatMap(n -> List.of(n, -n))
                        .map(n -> "n" + n);
        assertThat(values(bag))
                .containsExactly(
                        "n3", "n-3", "n13", "n-13", "n23", "n-23", "n33", "n-33", "n43", "n-43");
        assertThat(bag.npartitions()).isEqualTo(7);
        assertThat(bag).hasToString("Bag of 7 partitions");
    }

    @Test
    void bagsOfNothingAndOfFewValuesHaveAPartition() {
        assertThat(Bag.of(List.of()).npartitions()).isEqualTo(1);
        assertThat(Bag.of(List.of(1, 2, 3), 5).npartitions()).isEqualTo(3);
        assertThat(values(Bag.of(List.<Integer>of()))).isEmpty();
        assertThat(values(Bag.range(5, 5, 3))).isEmpty();
        assertThat(values(Bag.range(-2, 2, 3))).containsExactly(-2L, -1L, 0L, 1L);
        assertThat(values(Bag.of(Arrays.asList(1, null, 3), 2))).containsExactly(1, null, 3);
    }

    @Test
    void partitionsAreMappedAsAWhole() {
        Bag<Integer> sizes = numbers().mapPartitions(part -> List.of(part.size()));
        assertThat(values(sizes)).hasSize(7).allMatch(size -> size == 14 || size == 15);
    }

    @Test
    void frequenciesCountEqualValues() {
        Bag<Pair<Long, Long>> counts = numbers().map(n -> n % 3).frequencies();
        assertThat(values(counts))
                .containsExactlyInAnyOrder(Pair.of(0L, 34L), Pair.of(1L, 33L), Pair.of(2L, 33L));
        Bag<Pair<String, Long>> nulls = Bag.of(Arrays.asList("a", null, null), 3).frequencies();
        assertThat(values(nulls.map(Pair::value))).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void distinctKeepsOneOfEach() {
        assertThat(values(numbers().map(n -> n / 30).distinct()))
                .containsExactlyInAnyOrder(0L, 1L, 2L, 3L);
        assertThat(values(numbers().distinct(n -> n / 30)))
                .containsExactlyInAnyOrder(0L, 30L, 60L, 90L);
    }

    @Test
    void foldByFoldsTheValuesOfEachKey() {
        Bag<Pair<Boolean, Long>> sums =
                numbers().foldBy(n -> n % 2 == 0, 0L, (sum, n) -> sum + n, Long::sum);
        assertThat(values(sums))
                .containsExactlyInAnyOrder(Pair.of(true, 2450L), Pair.of(false, 2500L));
    }

    @Test
    void groupByKeyListsTheValuesOfEachKey() {
        List<Pair<Long, List<Long>>> groups = values(Bag.range(0, 9, 4).groupByKey(n -> n % 3));
        assertThat(groups)
                .containsExactlyInAnyOrder(
                        Pair.of(0L, List.of(0L, 3L, 6L)),
                        Pair.of(1L, List.of(1L, 4L, 7L)),
                        Pair.of(2L, List.of(2L, 5L, 8L)));
        Bag<Pair<Boolean, List<String>>> texts =
                Bag.range(0, 3, 2).groupByKey(n -> n < 9, n -> "n" + n);
        assertThat(values(texts)).containsExactly(Pair.of(true, List.of("n0", "n1", "n2")));
    }

    @Test
    void joinPairsValuesWithEqualKeys() {
        Bag<Pair<Long, String>> pairs =
                Bag.range(0, 6, 3)
                        .join(
                                Bag.of(List.of("", "a", "bb", "cc"), 2),
                                n -> n,
                                text -> (long) text.length());
        assertThat(values(pairs))
                .containsExactlyInAnyOrder(
                        Pair.of(0L, ""), Pair.of(1L, "a"), Pair.of(2L, "bb"), Pair.of(2L, "cc"));
    }

    @Test
    void shufflesLargerThanTheirMemoryGoThroughAFile() {
        Config small = Config.load().with(Config.SHUFFLE_MEMORY, 16L << 10);
        try (Client tight = Client.threads(2, small)) {
            Bag<Long> many = Bag.range(0, 40_000, 8);
            Bag<Pair<Long, Integer>> sizes =
                    many.groupByKey(n -> n % 1000).map(p -> Pair.of(p.key(), p.value().size()));
            assertThat(tight.with(sizes::compute))
                    .hasSize(1000)
                    .allMatch(pair -> pair.value() == 40);
            Bag<Pair<Long, Long>> pairs = many.join(many.map(n -> n * 2), n -> n, n -> n);
            assertThat(tight.with(() -> pairs.count().compute())).isEqualTo(20_000);
            assertThat(tight.with(() -> many.distinct().count().compute())).isEqualTo(40_000);
        }
    }

    @Test
    void reductionsLookAtAllValues() {
        Bag<Long> bag = numbers();
        assertThat(with(() -> bag.count().compute())).isEqualTo(100);
        assertThat(with(() -> bag.sum(n -> n).compute())).isEqualTo(4950.0);
        assertThat(with(() -> bag.sumExact(n -> n).compute())).isEqualTo(4950);
        assertThat(with(() -> bag.mean(n -> n).compute())).isEqualTo(49.5);
        assertThat(with(() -> bag.var(n -> n, 0).compute())).isCloseTo(833.25, Offset.offset(1e-9));
        assertThat(with(() -> bag.std(n -> n, 1).compute()))
                .isCloseTo(29.011491975882016, Offset.offset(1e-12));
        assertThat(with(() -> bag.min(n -> -n).compute())).isEqualTo(99);
        assertThat(with(() -> bag.max(n -> n % 10).compute())).isEqualTo(9);
        assertThat(with(() -> bag.any(n -> n == 99).compute())).isTrue();
        assertThat(with(() -> bag.all(n -> n < 99).compute())).isFalse();
        assertThat(with(() -> bag.reduce(Long::sum).compute())).isEqualTo(4950);
        long chars =
                with(() ->
                        bag.map(n -> "" + n)
                                .fold(0L, (n, text) -> n + text.length(), Long::sum)
                                .compute());
        assertThat(chars).isEqualTo(190);
    }

    @Test
    void reductionsOfNothingFailOrAnswerZero() {
        Bag<Long> none = Bag.range(0, 0, 1);
        assertThat(with(() -> none.count().compute())).isZero();
        assertThat(with(() -> none.sum(n -> n).compute())).isZero();
        assertThat(with(() -> none.all(n -> false).compute())).isTrue();
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> with(() -> none.max(n -> n).compute()))
                .withMessageContaining("an empty bag has no max");
        assertThatExceptionOfType(TaskException.class)
                .isThrownBy(() ->
                        with(() -> Bag.range(0, 3, 1).sumExact(n -> Long.MAX_VALUE).compute()))
                .withCauseInstanceOf(ArithmeticException.class);
    }

    @Test
    void topAnswersTheGreatestFirst() {
        assertThat(values(numbers().top(3, n -> n % 50))).containsExactly(49L, 99L, 48L);
        assertThat(values(numbers().top(0, n -> n))).isEmpty();
        assertThat(values(Bag.range(0, 3, 2).top(9, n -> -n))).containsExactly(0L, 1L, 2L);
    }

    @Test
    void takeReadsNoMorePartitionsThanItNeeds() {
        CALLS.set(0);
        Bag<Long> bag = Bag.range(0, 1000, 10).map(BagTest::counted);
        assertThat(with(() -> bag.take(5))).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(CALLS).hasValue(5);
        assertThat(with(() -> bag.take(250))).hasSize(250);
        assertThat(with(() -> bag.take(2000))).hasSize(1000);
        assertThat(values(bag.distinct().limit(7))).hasSize(7);
        assertThatIllegalArgumentException().isThrownBy(() -> bag.take(-1));
    }

    private static long counted(long n) {
        CALLS.incrementAndGet();
        return n;
    }

    @Test
    void partitionsArePutTogetherAndCut() {
        List<Long> all = LongStream.range(0, 100).boxed().toList();
        for (int count : List.of(1, 3, 7, 10, 40)) {
            Bag<Long> bag = numbers().repartition(count);
            assertThat(bag.npartitions()).isEqualTo(count);
            assertThat(values(bag)).isEqualTo(all);
        }
        assertThat(values(Bag.range(0, 2, 1).concat(Bag.range(7, 9, 2))))
                .containsExactly(0L, 1L, 7L, 8L);
        assertThat(values(Bag.range(0, 2, 2).product(Bag.of(List.of("a", "b")))))
                .containsExactlyInAnyOrder(
                        Pair.of(0L, "a"), Pair.of(0L, "b"), Pair.of(1L, "a"), Pair.of(1L, "b"));
    }

    @Test
    void zipTakesValuesAtEqualPlaces() {
        assertThat(values(Bag.range(0, 3, 2).zip(Bag.range(5, 8, 2).map(n -> "n" + n))))
                .containsExactly(Pair.of(0L, "n5"), Pair.of(1L, "n6"), Pair.of(2L, "n7"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bag.range(0, 3, 2).zip(Bag.range(0, 3, 3)))
                .withMessageContaining("2 and 3 partitions");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> values(Bag.range(0, 3, 1).zip(Bag.range(0, 4, 1))))
                .withMessageContaining("3 and 4 values");
    }

    @Test
    void accumulateRunsThroughAllPartitions() {
        assertThat(values(Bag.range(1, 6, 3).accumulate("", (text, n) -> text + n)))
                .containsExactly("1", "12", "123", "1234", "12345");
    }

    @Test
    void samplesOfOneSeedAreEqual() {
        Bag<Long> sample = Bag.range(0, 10_000, 4).randomSample(0.1, 7);
        assertThat(values(sample)).hasSizeBetween(800, 1200).isEqualTo(values(sample));
        assertThat(values(Bag.range(0, 10_000, 4).randomSample(0.1, 8)))
                .isNotEqualTo(values(sample));
        assertThatIllegalArgumentException().isThrownBy(() -> numbers().randomSample(2, 1));
    }

    @Test
    void chainOfThousandsOfStepsNeedsNoDeepStack() {
        Bag<Long> chain = Bag.range(0, 4, 2);
        for (int i = 0; i < 5_000; i++) {
            chain = i % 50 == 0 ? chain.filter(n -> n != 0) : chain.map(n -> n + 1);
        }
        assertThat(values(chain)).containsExactly(4901L, 4902L, 4903L);
    }

    @Test
    void chainOfThousandsOfFlatMapsNeedsNoDeepStack() {
        Bag<Long> chain = Bag.range(0, 4, 2);
        for (int i = 0; i < 5_000; i++) chain = chain.flatMap(n -> List.of(n + 1));
        assertThat(values(chain)).containsExactly(5000L, 5001L, 5002L, 5003L);
    }

    @Test
    void longChainsGiveTheSameAsShortOnes() {
        Bag<Long> once = Bag.range(0, 3, 1);
        Bag<Long> step = once;
        for (int i = 0; i < 12; i++) {
            int bit = i % 3;
            once =
                    once.flatMap(n -> n % 4 == bit ? List.of() : List.of(n, n * 2 + bit))
                            .map(n -> n);
            step = step.flatMap(n -> n % 4 == bit ? List.of() : List.of(n, n * 2 + bit));
            step = Bag.fromDelayed(step.toDelayed());
        }
        assertThat(values(once)).hasSizeGreaterThan(10).isEqualTo(values(step));
        assertThat(once.take(5)).isEqualTo(values(step).subList(0, 5));
    }

    @Test
    void chainOfThousandsOfSamplesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> {
                    Bag<Long> chain = Bag.range(0, 4, 2);
                    for (int i = 0; i < 5_000; i++) chain = chain.randomSample(1, i);
                })
                .withMessageContaining("persist() the bag in between");
    }

    @Test
    void pluckTakesFromMapsAndLists() {
        Bag<Object> names = Bag.of(List.of(Map.of("name", "a"), Map.of("id", 1)), 1).pluck("name");
        assertThat(values(names)).containsExactly("a", null);
        assertThat(values(Bag.of(List.of(List.of(1, 2), List.of(3, 4)), 1).pluck(1)))
                .containsExactly(2, 4);
    }

    @Test
    void delayedValuesBecomeBagsAndBack() {
        List<Delayed<List<Integer>>> parts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int n = i;
            parts.add(Delayed.of(() -> List.of(n, n * 10)));
        }
        Bag<Integer> bag = Bag.fromDelayed(parts);
        assertThat(values(bag)).containsExactly(0, 0, 1, 10, 2, 20);
        Delayed<Integer> second = bag.map(n -> n + 1).toDelayed().get(1).map(list -> list.get(1));
        assertThat(with(second::compute)).isEqualTo(11);
        assertThatIllegalArgumentException().isThrownBy(() -> Bag.fromDelayed(List.of()));
    }

    @Test
    void persistedBagsAreComputedOnce() {
        CALLS.set(0);
        Bag<Long> kept = with(() -> Bag.range(0, 10, 2).map(BagTest::counted).persist());
        assertThat(values(kept)).hasSize(10);
        assertThat(with(() -> kept.count().compute())).isEqualTo(10);
        assertThat(CALLS).hasValue(10);
    }

    record Word(String text, long count) {}

    record Count(long count) {}

    record Price(BigDecimal amount) {}

    @Test
    void recordsBecomeFramesAndBack() {
        Bag<Word> words =
                numbers()
                        .map(n -> "w" + n % 3)
                        .frequencies()
                        .map(pair -> new Word(pair.key(), pair.value()));
        DataFrame frame = words.toFrame(Word.class);
        assertThat(frame.schema().names()).containsExactly("text", "count");
        DataFrame large = frame.filter(col("count").gt(33)).select("text");
        try (Table table = with(large::compute)) {
            assertThat(table.rowCount()).isEqualTo(1);
            assertThat(table.getString("text", 0)).isEqualTo("w0");
        }
        Bag<Word> back = frame.sortBy("text").as(Word.class);
        assertThat(values(back.map(Word::text))).containsExactly("w0", "w1", "w2");
        Delayed<Long> sum = back.sumExact(Word::count);
        assertThat(with(sum::compute)).isEqualTo(100);
        assertThat(with(() -> Tasse.compute(sum, back.count(), back.max(Word::count))))
                .containsExactly(100L, 3L, new Word("w0", 34));
        assertThat(with(() -> frame.as(Word.class).npartitions())).isPositive();
        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> numbers().toFrame(Price.class))
                .withMessageContaining("component \"amount\" of Price");
    }

    @Test
    void framesBecomeDelayedTablesAndBack() {
        try (Client own = Client.threads(2)) {
            own.with(() -> {
                checkFramesAndDelayedTables();
                return "";
            });
        }
        System.gc(); // a frame of records is given back with what refers to it
    }

    private static void checkFramesAndDelayedTables() {
        DataFrame frame = DataFrame.of(List.of(new Word("a", 1), new Word("b", 2)));
        List<Delayed<Table>> parts = frame.toDelayed();
        assertThat(parts.getFirst().map(Table::rowCount).compute()).isEqualTo(2);
        try (Table table = parts.getFirst().compute()) {
            assertThat(table.getString("text", 1)).isEqualTo("b");
        }
        DataFrame back = DataFrame.fromDelayed(frame.schema(), parts);
        Bag<Count> counts = back.select("count").filter(col("count").gt(1)).as(Count.class);
        assertThat(counts.compute()).containsExactly(new Count(2));
        DataFrame wrong = DataFrame.fromDelayed(frame.select("text").schema(), parts);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(wrong::count)
                .withMessageContaining("has other columns");
    }

    @Test
    void filesAreWrittenWholeAndReadBack() throws IOException {
        Bag<String> lines = numbers().map(n -> "line " + n);
        for (String ending : List.of(".txt", ".txt.gz")) {
            Delayed<List<String>> written = lines.toText(folder + "/out/part-*" + ending);
            List<String> paths = with(written::compute);
            assertThat(paths).hasSize(7).endsWith(folder + "/out/part-06" + ending);
            assertThat(values(Text.read(folder + "/out/*" + ending))).isEqualTo(values(lines));
        }
        Delayed<List<String>> failing =
                lines.map(line -> line + 1 / (line.length() - 6)).toText(folder + "/none/*.txt");
        assertThatExceptionOfType(TaskException.class).isThrownBy(() -> with(failing::compute));
        try (Stream<Path> files = Files.list(folder.resolve("none"))) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith(".")))
                    .isEmpty();
        }
        assertThatIllegalArgumentException().isThrownBy(() -> lines.toText("out.txt"));
    }

    @Test
    void errorsNameTaskAndLambda() {
        Bag<Integer> bag = Bag.of(List.of("1", "x"), 2).map(Integer::parseInt).filter(n -> n > 0);
        assertThatExceptionOfType(TaskException.class)
                .isThrownBy(() -> values(bag))
                .withCauseInstanceOf(NumberFormatException.class)
                .withMessageContaining("(bag, 1) failed after 1 attempt")
                .withMessageContaining("method Integer::parseInt")
                .withMessageContaining("lambda at BagTest.java:");
        assertThatExceptionOfType(TaskException.class)
                .isThrownBy(() -> with(() -> bag.map(n -> "x").max(String::length).compute()))
                .withMessageContaining("String::length");
        assertThatIllegalArgumentException().isThrownBy(() -> Bag.range(0, 1, 0));
    }

    @Test
    void explainListsTheLayers() {
        assertThat(numbers().map(n -> n % 3).frequencies().explain())
                .isEqualTo(
                        "spill: 1 task, 0 inputs\nfrequencies: 7 tasks, 7 inputs\nbag: 1 task, 8 inputs\n");
    }

    @Test
    void resultsDoNotDependOnThreadsOrTheirNumber() {
        Bag<Double> bag = Bag.range(0, 5000, 37).map(n -> Math.sin(n));
        double two = with(() -> bag.std(x -> x, 0).compute());
        try (Client one = Client.threads(1)) {
            assertThat(one.with(() -> bag.std(x -> x, 0).compute())).isEqualTo(two);
        }
        assertThat(IntStream.range(0, 3).mapToObj(i -> values(bag.frequencies())).distinct())
                .hasSize(1);
    }
}
