package dev.tasse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tasse.config.Config;
import dev.tasse.config.Resources;
import dev.tasse.error.ConfigException;
import dev.tasse.error.TaskException;
import dev.tasse.internal.memory.LeakCheck;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Priorities and resources of single calls.
@ExtendWith(LeakCheck.class)
final class DemandsTest {
    private static final Config SUPPLIED =
            Config.load().with(Config.RESOURCES, Resources.of("gpu", 1).and("db", 2));

    private final Client client = Client.threads(4, SUPPLIED);
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        client.close();
    }

    private Delayed<String> noting(String name) {
        return Delayed.of(() -> {
            order.add(name);
            return name;
        });
    }

    @Test
    void callsOfHigherPriorityAndWhatTheyNeedComeFirst() {
        Delayed<String> first = noting("a");
        Delayed<String> last = noting("z").withPriority(-1);
        Delayed<String> needed = noting("input");
        Delayed<String> urgent =
                needed.map(
                                name -> {
                                    order.add("urgent");
                                    return name;
                                })
                        .withPriority(5);
        try (Client one = Client.threads(1)) {
            one.compute(List.of(last, first, urgent));
        }
        assertThat(order).containsExactly("input", "urgent", "a", "z");
    }

    @Test
    void computationOfAnUrgentCallComesBeforeOthers() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        try (Client one = Client.threads(1)) {
            TaskFuture<Boolean> busy =
                    one.submit(() -> {
                        begun.countDown();
                        free.await();
                        return true;
                    });
            begun.await();
            TaskFuture<String> plain = one.start(noting("plain"));
            TaskFuture<String> urgent = one.start(noting("urgent").withPriority(1));
            free.countDown();
            one.gather(List.of(busy));
            one.gather(List.of(plain, urgent));
        }
        assertThat(order).containsExactly("urgent", "plain");
    }

    @Test
    void noMoreRunAtATimeThanThereAreResourcesFor() {
        Gauge gpu = new Gauge();
        Gauge db = new Gauge();
        List<Delayed<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            calls.add(Delayed.of(gpu::pass).withResources(Resources.of("gpu", 1)));
            calls.add(Delayed.of(db::pass).withResources(Resources.of("db", 1)));
            calls.add(Delayed.of(() -> 1));
        }
        assertThat(client.compute(calls)).hasSize(120);
        assertThat(gpu.most).hasValue(1);
        assertThat(db.most.get()).isBetween(1, 2);
    }

    /// Counts how many are inside at the same time.
    private static final class Gauge {
        final AtomicInteger inside = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();

        int pass() {
            int now = inside.incrementAndGet();
            most.accumulateAndGet(now, Math::max);
            return inside.decrementAndGet();
        }
    }

    @Test
    void callsThatWaitForResourcesHoldUpNoOthers() {
        CountDownLatch others = new CountDownLatch(20);
        Resources gpu = Resources.of("gpu", 1);
        List<Delayed<Integer>> calls = new ArrayList<>();
        calls.add(
                Delayed.of(
                                () -> {
                                    others.await(); // the others run although this one has all
                                    return 1;
                                })
                        .withResources(gpu)
                        .withPriority(1));
        for (int i = 0; i < 20; i++) {
            calls.add(Delayed.of(() -> 2).withResources(gpu));
            Delayed<Integer> start = Delayed.of(() -> 3);
            calls.add(
                    start.map(three -> {
                        others.countDown();
                        return three;
                    }));
        }
        assertThat(client.compute(calls)).hasSize(41);
    }

    @Test
    void failedCallsGiveTheirResourcesBack() {
        AtomicInteger tries = new AtomicInteger();
        Resources all = Resources.of("gpu", 1).and("db", 2);
        Delayed<Integer> call =
                Delayed.of(
                                () -> {
                                    if (tries.incrementAndGet() < 3)
                                        throw new IllegalStateException();
                                    return tries.get();
                                })
                        .withResources(all)
                        .withRetries(2);
        assertThat(client.compute(call)).isEqualTo(3);
        Delayed<Integer> fails =
                Delayed.<Integer>of(
                                () -> {
                                    throw new IllegalStateException("no");
                                })
                        .withResources(all);
        assertThatExceptionOfType(TaskException.class).isThrownBy(() -> client.compute(fails));
        assertThat(client.compute(Delayed.of(() -> 4).withResources(all))).isEqualTo(4);
    }

    @Test
    void whatNobodyHasIsRefusedBeforeAnythingRuns() {
        Delayed<String> start = noting("start");
        Delayed<String> call =
                start.map(name -> name).named("train").withResources(Resources.of("tpu", 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.compute(call))
                .withMessage(
                        "train needs resources tpu=1, but the client has db=2, gpu=1; set resources,"
                                + " or ask for less");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.compute(start.withResources(Resources.of("gpu", 2))))
                .withMessageContaining("call needs resources gpu=2");
        assertThat(order).isEmpty();
    }

    @Test
    void whatNobodyHasFailsTheCallThatAnswersWithIt() {
        Delayed<Integer> call =
                Delayed.defer(() -> Delayed.of(() -> 1).withResources(Resources.of("tpu", 1)));
        assertThatExceptionOfType(TaskException.class)
                .isThrownBy(() -> client.compute(call))
                .withMessageContaining("needs resources tpu=1");
    }

    @Test
    void resourcesAreReadFromText() {
        Resources some = SUPPLIED.get(Config.RESOURCES);
        assertThat(some.amounts()).containsEntry("gpu", 1).containsEntry("db", 2).hasSize(2);
        assertThat(Config.load().get(Config.RESOURCES).isNone()).isTrue();
        assertThat(some).hasToString("db=2, gpu=1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Resources.of("gpu", 0))
                .withMessage("0 of resource \"gpu\", expected 1 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Resources.of("a b", 1))
                .withMessageContaining("expected letters, digits and _ . -");
        System.setProperty("tasse.resources", "gpu: 1");
        try {
            assertThatExceptionOfType(ConfigException.class)
                    .isThrownBy(Config::load)
                    .withMessageContaining("expected names and amounts: db=4, gpu=1");
        } finally {
            System.clearProperty("tasse.resources");
        }
    }
}
