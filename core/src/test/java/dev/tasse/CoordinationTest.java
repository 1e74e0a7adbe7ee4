package dev.tasse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import dev.tasse.graph.TaskKey;
import dev.tasse.graph.TaskStatus;
import dev.tasse.internal.memory.LeakCheck;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.stream.IntStream;

/// One thread throughout: whoever kept it while waiting would wait for ever.
@ExtendWith(LeakCheck.class)
final class CoordinationTest {
    private final Client client = Client.threads(1);

    @AfterEach
    void close() {
        client.close();
    }

    private static Client current() {
        return Client.current();
    }

    @Test
    void tasksPassValuesThroughAQueueByName() throws Exception {
        TaskFuture<Integer> sum =
                client.submit(() -> {
                    BlockingQueue<Integer> numbers = current().queue("numbers");
                    int all = 0;
                    for (int i = 0; i < 10; i++) all += numbers.take();
                    return all;
                });
        List<TaskFuture<Boolean>> adding =
                client.map(
                        IntStream.range(0, 10).boxed().toList(),
                        n -> current().<Integer>queue("numbers").add(n));
        assertThat(sum.join()).isEqualTo(45);
        client.gather(adding);
        BlockingQueue<Integer> numbers = client.queue("numbers");
        assertThat(numbers.poll(1, TimeUnit.MILLISECONDS)).isNull();
        assertThat(numbers.poll()).isNull();
        assertThat(numbers.peek()).isNull();
    }

    @Test
    void fullQueueMakesThoseWait() throws Exception {
        BlockingQueue<Integer> one = client.queue("one", 1);
        assertThat(one.remainingCapacity()).isEqualTo(1);
        TaskFuture<Integer> adding =
                client.submit(() -> {
                    BlockingQueue<Integer> queue = current().queue("one", 1);
                    for (int i = 0; i < 5; i++) queue.put(i);
                    return 5;
                });
        List<Integer> taken = new ArrayList<>();
        for (int i = 0; i < 5; i++) taken.add(one.take());
        assertThat(taken).containsExactly(0, 1, 2, 3, 4);
        assertThat(adding.join()).isEqualTo(5);
        assertThat(one.offer(6)).isTrue();
        assertThat(one.offer(7, 1, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(one).containsExactly(6);
        assertThat(one.drainTo(taken)).isEqualTo(1);
    }

    @Test
    @SuppressWarnings("LockNotBeforeTry") // nothing is thrown between the two
    void lockByNameKeepsOthersOutAndIsReentrant() throws Exception {
        Lock lock = client.lock("file");
        lock.lock();
        lock.lock();
        CountDownLatch entered = new CountDownLatch(1);
        TaskFuture<Integer> other =
                client.submit(() -> {
                    entered.countDown();
                    current().lock("file").lock();
                    current().lock("file").unlock();
                    return 1;
                });
        entered.await();
        assertThat(client.submit(() -> current().lock("file").tryLock()).join()).isFalse();
        assertThat(client.submit(CoordinationTest::triesBriefly).join()).isFalse();
        lock.unlock();
        lock.unlock();
        assertThat(other.join()).isEqualTo(1);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(lock::newCondition)
                .withMessageContaining("Client.queue");
    }

    private static boolean triesBriefly() throws InterruptedException {
        return current().lock("file").tryLock(1, TimeUnit.MILLISECONDS);
    }

    @Test
    void cancelledTaskStopsWaitingForALock() throws Exception {
        client.lock("held").lock();
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        TaskFuture<Integer> waiting =
                client.submit(() -> {
                    entered.countDown();
                    try {
                        current().lock("held").lock();
                    } catch (CancellationException e) {
                        stopped.countDown();
                    }
                    return 0;
                });
        entered.await();
        waiting.cancel(true);
        stopped.await();
    }

    @Test
    void permitsLetSoManyInAtATime() throws Exception {
        Permits two = client.permits("database", 2);
        two.acquire();
        assertThat(two.tryAcquire(Duration.ofMinutes(1))).isTrue();
        assertThat(two.tryAcquire(Duration.ofMillis(1))).isFalse();
        assertThat(two.available()).isZero();
        TaskFuture<Integer> third =
                client.submit(() -> {
                    current().permits("database", 2).acquire();
                    return 3;
                });
        two.release();
        assertThat(third.join()).isEqualTo(3);
        two.release();
        two.release();
        assertThatIllegalStateException()
                .isThrownBy(two::release)
                .withMessage("all 2 permits are here: none to release");
    }

    @Test
    void latchOpensWhenCountedDown() throws Exception {
        TaskFuture<Integer> waiting =
                client.submit(() -> {
                    current().latch("ready", 2).await();
                    return 1;
                });
        assertThat(client.latch("ready", 2).await(Duration.ofMillis(1))).isFalse();
        client.gather(client.map(List.of(1, 2), CoordinationTest::countDown));
        assertThat(waiting.join()).isEqualTo(1);
        assertThat(client.latch("ready", 2).count()).isZero();
        assertThat(client.latch("ready", 2).await(Duration.ZERO)).isTrue();
    }

    private static int countDown(int n) {
        current().latch("ready", 2).countDown();
        return n;
    }

    @Test
    void variableHasWhoNeedsItWait() throws Exception {
        TaskFuture<String> reading =
                client.submit(() -> current().<String>variable("model").get() + "!");
        Variable<String> model = client.variable("model");
        assertThat(model.get(Duration.ofMillis(1))).isEmpty();
        TaskFuture<Integer> writing =
                client.submit(() -> {
                    current().<String>variable("model").set("v1");
                    return 0;
                });
        assertThat(writing.join()).isZero();
        assertThat(reading.join()).isEqualTo("v1!");
        assertThat(model.now()).contains("v1");
        client.variable("data").set(1);
        assertThat(client.variables()).containsExactly("data", "model");
        model.clear();
        assertThat(model.now()).isEmpty();
        assertThat(client.variables()).containsExactly("data");
    }

    @Test
    void usersOfANameMustAgree() {
        client.queue("q", 3);
        client.permits("p", 3);
        client.latch("l", 3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.queue("q"))
                .withMessageStartingWith("the capacity of queue \"q\" was given as 3 before");
        assertThatIllegalArgumentException().isThrownBy(() -> client.permits("p", 2));
        assertThatIllegalArgumentException().isThrownBy(() -> client.latch("l", 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.permits("none", 0))
                .withMessage("permits \"none\" of 0, expected 1 or more");
    }

    @Test
    void tasksAreSeenWithStateAndThread() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Delayed<Integer> clean =
                Delayed.<Integer>of(() -> 1)
                        .named("load")
                        .<Integer>map(n -> {
                            entered.countDown();
                            go.await();
                            return n;
                        })
                        .named("clean");
        try (TaskFuture<Integer> total = client.start(clean.<Integer>map(n -> n).named("next"))) {
            entered.await();
            assertThat(client.tasks())
                    .extracting(TaskStatus::key, TaskStatus::state)
                    .contains(
                            tuple(new TaskKey("clean", 0), TaskStatus.State.RUNNING),
                            tuple(new TaskKey("next", 0), TaskStatus.State.WAITING));
            assertThat(client.who(new TaskKey("clean", 0)))
                    .singleElement()
                    .satisfies(task -> assertThat(task.worker()).isEqualTo("tasse-1"));
            assertThat(client.dump())
                    .contains("\"threads\": 1", "\"memory.limit\": \"0\"")
                    .contains("{\"layer\": \"clean\", \"RUNNING\": 1}")
                    .contains("{\"layer\": \"clean\", \"index\": 0, \"worker\": \"tasse-1\"}");
            go.countDown();
            assertThat(total.join()).isEqualTo(1);
        }
        assertThat(client.tasks()).isEmpty();
        assertThat(client.dump()).endsWith("\"jobs\": []\n}\n");
    }
}
