package dev.tasse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tasse.error.TaskException;
import dev.tasse.function.Fn0;
import dev.tasse.function.Fn1;
import dev.tasse.internal.memory.LeakCheck;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

@ExtendWith(LeakCheck.class)
final class DelayedTest {
    private static final AtomicInteger CALLS = new AtomicInteger();

    private final Client client = Client.threads(2);

    @BeforeEach
    void reset() {
        CALLS.set(0);
    }

    @AfterEach
    void close() {
        client.close();
    }

    private <T> T with(Supplier<T> work) {
        return client.with(work);
    }

    private static int counted(int value) {
        CALLS.incrementAndGet();
        return value;
    }

    @Test
    void callsTakeTheResultsOfOthers() {
        Delayed<Integer> six = Delayed.of(() -> 6);
        Delayed<Integer> seven = Delayed.value(7);
        Delayed<Integer> product = Delayed.of(six, seven, (a, b) -> a * b);
        Delayed<String> text = product.map(n -> "answer " + n);
        Delayed<Integer> sum =
                Delayed.ofAll(
                        List.of(six, seven, product), all -> all.stream().mapToInt(n -> n).sum());
        assertThat(with(text::compute)).isEqualTo("answer 42");
        assertThat(with(sum::compute)).isEqualTo(55);
        assertThat(with(Delayed.all(List.of(six, seven))::compute)).containsExactly(6, 7);
    }

    @Test
    void whatSeveralNeedIsComputedOnce() {
        Delayed<Integer> base = Delayed.of(() -> counted(1));
        List<Integer> results =
                with(() ->
                        Tasse.compute(List.of(base.map(n -> n + 1), base.map(n -> n + 2), base)));
        assertThat(results).containsExactly(2, 3, 1);
        assertThat(CALLS).hasValue(1);
        List<Object> others = with(() -> Tasse.compute(base, base.map(n -> "x" + n)));
        assertThat(others).containsExactly(1, "x1");
    }

    @Test
    void functionsMayAnswerNull() {
        Fn0<Integer> nothing = () -> (Integer) Collections.singletonList(null).getFirst();
        Delayed<Boolean> isNull = Delayed.of(nothing).map(n -> n == null);
        assertThat(with(isNull::compute)).isTrue();
        assertThat(with(Delayed.of(nothing)::compute)).isNull();
    }

    @Test
    void millionCallsInAChainNeedNoStack() {
        Delayed<Integer> link = Delayed.of(() -> 0);
        for (int i = 1; i < 1_000_000; i++) link = link.map(n -> n + 1);
        assertThat(with(link::compute)).isEqualTo(999_999);
    }

    @Test
    void functionsMayAnswerWithFurtherCalls() {
        Delayed<Integer> countdown = Delayed.value(300).flatMap(DelayedTest::down);
        assertThat(with(countdown::compute)).isEqualTo(300);
        Delayed<Integer> deferred = Delayed.defer(() -> Delayed.of(() -> 5).map(n -> n * 2));
        assertThat(with(deferred.map(n -> n + 1)::compute)).isEqualTo(11);
    }

    private static Delayed<Integer> down(int n) {
        if (n == 0) return Delayed.value(0);
        return Delayed.value(n - 1).flatMap(DelayedTest::down).map(rest -> rest + 1);
    }

    @Test
    void pureCallsThatAreEqualAreMadeOnce() {
        List<Delayed<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int captured = i % 3;
            Delayed<Integer> input = Delayed.<Integer>of(() -> counted(captured)).pure();
            calls.add(input.<Integer>map(n -> counted(n * 10)).pure());
        }
        assertThat(with(() -> Tasse.compute(calls))).startsWith(0, 10, 20, 0).hasSize(10);
        assertThat(CALLS).hasValue(6);
    }

    @Test
    void severalResultsOfOneCall() {
        Delayed<List<Integer>> pair = Delayed.of(() -> List.of(counted(3), 4));
        List<Delayed<Integer>> each = Delayed.each(pair, 2);
        assertThat(with(() -> Tasse.compute(each))).containsExactly(3, 4);
        assertThat(CALLS).hasValue(1);
    }

    private record Report(String title, Object total, Optional<Object> best) {}

    @Test
    void gatherLooksIntoListsMapsOptionalsAndRecords() {
        Delayed<Integer> one = Delayed.of(() -> 1);
        Report report = new Report("r", one, Optional.of(Delayed.value("b")));
        Object structure = Map.of("a", List.of(one, "plain", List.of(one)), "r", report);
        Object gathered = with(Delayed.gather(structure)::compute);
        assertThat(gathered)
                .isEqualTo(
                        Map.of(
                                "a",
                                List.of(1, "plain", List.of(1)),
                                "r",
                                new Report("r", 1, Optional.of("b"))));
    }

    private record Typed(Delayed<Integer> value) {}

    @Test
    void gatherRefusesWhatCannotBeFilled() {
        List<Object> circle = new ArrayList<>();
        circle.add(List.of(circle));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Delayed.gather(circle))
                .withMessage("a ArrayList to be gathered contains itself");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Delayed.gather(new Typed(Delayed.value(1))))
                .withMessage(
                        "component value of Typed is a Delayed and cannot hold its result; "
                                + "declare it as Object");
    }

    @Test
    void failureNamesTheCallTheLineOfTheLambdaAndTheWayToIt() {
        Delayed<Integer> load = Delayed.<Integer>of(() -> Integer.parseInt("x")).named("load");
        Delayed<Integer> total = load.<Integer>map(n -> n + 1).named("clean").map(n -> n);
        assertThatExceptionOfType(TaskException.class)
                .isThrownBy(() -> with(total::compute))
                .withMessageMatching(
                        "\\(load, 0\\) failed after 1 attempt: java.lang.NumberFormatException: For"
                                + " input string: \"x\"; lambda at DelayedTest.java:\\d+; needed by"
                                + " \\(clean, 0\\) < \\(call, 0\\)")
                .withCauseInstanceOf(NumberFormatException.class);
    }

    @Test
    void failureNamesTheMethodThatWasReferredTo() {
        Delayed<Integer> parsed = Delayed.value("x").map(Integer::parseInt);
        assertThatExceptionOfType(TaskException.class)
                .isThrownBy(() -> with(parsed::compute))
                .withMessageContaining("; method Integer::parseInt");
    }

    @Test
    void callsAreRunAgainAsOftenAsTheySay() {
        AtomicInteger left = new AtomicInteger(2);
        Delayed<String> lucky = Delayed.of(() -> unlucky(left)).withRetries(2);
        assertThat(with(lucky::compute)).isEqualTo("luck");
        left.set(2);
        assertThatExceptionOfType(TaskException.class)
                .isThrownBy(() -> with(lucky.withRetries(1)::compute))
                .withMessageContaining("failed after 2 attempts");
    }

    private static String unlucky(AtomicInteger left) {
        if (left.getAndDecrement() > 0) throw new IllegalStateException("no luck");
        return "luck";
    }

    @Test
    void persistedCallIsSharedByLaterComputations() {
        Delayed<Integer> kept = with(Delayed.of(() -> counted(9))::persist);
        assertThat(with(kept.map(n -> n + 1)::compute)).isEqualTo(10);
        assertThat(with(kept::compute)).isEqualTo(9);
        assertThat(CALLS).hasValue(1);
    }

    @Test
    void loopKeepsTheOrderOfItsValues() {
        List<Integer> values = IntStream.range(0, 1000).boxed().toList();
        List<Integer> squares = with(() -> Tasse.parallel(values, n -> n * n));
        assertThat(squares).hasSize(1000).startsWith(0, 1, 4).endsWith(999 * 999);
        assertThat(with(() -> Tasse.parallel(List.<Integer>of(), n -> n))).isEmpty();
    }

    @Test
    void tasksMayComputeOnTheClientThatRunsThemThousandDeep() {
        try (Client single = Client.threads(1)) {
            assertThat(single.submit(() -> nested(1_000)).join()).isEqualTo(1_000);
        }
    }

    private static int nested(int depth) {
        return depth == 0 ? 0 : Client.current().submit(() -> nested(depth - 1)).join() + 1;
    }

    @Test
    void explainCountsTasksByName() {
        Delayed<Integer> load = Delayed.of(() -> 1).named("load");
        assertThat(Delayed.of(load, load.named("other"), Integer::sum).explain())
                .isEqualTo(
                        "load: 1 task, 0 inputs\nother: 1 task, 0 inputs\ncall: 1 task, 2 inputs\n");
    }

    @Test
    void whatCannotRunIsRefusedWhenItIsWritten() {
        Fn1<Integer, Integer> missing = noFunction();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Delayed.value(1).map(missing))
                .withMessage("a delayed call needs a function, got null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Delayed.all(Arrays.asList(Delayed.value(1), noCall())))
                .withMessage("input 1 of a delayed call is null, expected a Delayed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Delayed.value(1).named(""))
                .withMessage("a call needs a name, got an empty one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Delayed.value(1).withRetries(-1))
                .withMessage("retries -1, expected 0 to 100");
    }

    @SuppressWarnings("NullAway") // what the test is about
    private static Fn1<Integer, Integer> noFunction() {
        return null;
    }

    @SuppressWarnings("NullAway") // what the test is about
    private static Delayed<Integer> noCall() {
        return null;
    }
}
