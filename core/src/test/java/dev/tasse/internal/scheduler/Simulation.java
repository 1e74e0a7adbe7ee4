package dev.tasse.internal.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tasse.config.Resources;
import dev.tasse.graph.Demands;
import dev.tasse.graph.Dependencies;
import dev.tasse.graph.Expand;
import dev.tasse.graph.Layer;
import dev.tasse.graph.TaskGraph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// Plays random jobs on a {@link SchedulerState} in a random order of events, and keeps by simple
/// means what workers and store would: which tasks run and which results exist.
final class Simulation {
    private static final int THREADS = 3;

    private final Random random;
    private static final Resources SUPPLY = Resources.of("a", 2).and("b", 3);

    private static final Set<TaskState> ENDED =
            Set.of(TaskState.DONE, TaskState.RELEASED, TaskState.FAILED, TaskState.SKIPPED);

    private final SchedulerState state = new SchedulerState(SUPPLY);
    private final Map<Integer, Played> jobs = new HashMap<>();
    private final List<Batch> batches = new ArrayList<>();
    int completed;
    int failed;
    int expansions;
    int stops;
    int retried;
    int evicted;
    int demanding;
    int toldEnds;

    /// Results that are being written.
    private final List<Writing> writings = new ArrayList<>();

    private record Writing(Played played, int job, int id) {}

    /// Tasks that were handed out together and those of them that have ended.
    private record Batch(int job, List<Integer> left, int attempt) {}

    private static final class Played {
        final JobState job;
        final int[] wanted;
        final Set<Integer> results = new HashSet<>();
        final Set<Integer> stopped = new HashSet<>();
        final Set<Integer> released = new HashSet<>();
        final Set<Integer> unwanted = new HashSet<>();
        final Set<Integer> ended = new HashSet<>();
        boolean settled;
        boolean over;

        Played(JobState job, int[] wanted) {
            this.job = job;
            this.wanted = wanted;
        }
    }

    Simulation(long seed) {
        this.random = new Random(seed);
    }

    void play(int steps) {
        for (int i = 0; i < steps; i++) step();
        while (!batches.isEmpty() || poll()) {
            if (random.nextInt(3) == 0) write();
            if (!batches.isEmpty()) end(batches.get(random.nextInt(batches.size())), true);
        }
        while (!writings.isEmpty()) write();
        for (Played played : jobs.values()) assertThat(played.settled).isTrue();
        for (int number : List.copyOf(jobs.keySet())) accept(new Event.Cancelled(number));
        assertThat(jobs).isEmpty();
        assertThat(state.heldBytes()).isZero();
    }

    private void step() {
        int choice = random.nextInt(1000);
        if (random.nextInt(4) == 0) write();
        if (choice < 60 && jobs.size() < 5) addGraph();
        else if (choice < 400) poll();
        else if (choice < 970 && !batches.isEmpty()) {
            end(batches.get(random.nextInt(batches.size())), random.nextInt(10) > 2);
        } else if (choice < 980) {
            accept(new Event.MemoryReported(random.nextInt(2000)));
        } else if (choice < 985) {
            pick(jobs.keySet()).ifPresent(job -> accept(new Event.Cancelled(job)));
        } else if (choice < 990) {
            pick(jobs.keySet()).ifPresent(this::stopLayer);
        } else {
            pick(jobs.keySet()).ifPresent(this::release);
        }
    }

    /// Ends the writing of a result, now and then in vain.
    private void write() {
        if (writings.isEmpty()) return;
        Writing writing = writings.remove(random.nextInt(writings.size()));
        if (writing.played.over) return;
        accept(new Event.ResultWritten(writing.job, writing.id, random.nextInt(5) > 0));
    }

    private Optional<Integer> pick(Set<Integer> from) {
        return from.stream().sorted().skip(random.nextInt(from.size() + 1)).findFirst();
    }

    private Played played(int job) {
        return Objects.requireNonNull(jobs.get(job));
    }

    private void addGraph() {
        TaskGraph graph = graph(0, 1 + random.nextInt(5));
        int[] wanted = random.ints(3, 0, graph.size()).toArray();
        Urgency urgency = new Urgency(random.nextInt(2), random.nextInt(2));
        JobState job = new JobState(graph, wanted, urgency, random.nextInt(3));
        if (random.nextBoolean()) job.tellEach();
        int number = state.nextJob();
        jobs.put(number, new Played(job, wanted));
        accept(new Event.GraphAdded(number, job));
    }

    private TaskGraph graph(int inputs, int layers) {
        TaskGraph.Builder builder = TaskGraph.builder(inputs);
        boolean downwards = random.nextInt(8) == 0;
        for (int i = 0; i < layers; i++) {
            int count = random.nextInt(6) + (i == 0 ? 1 : 0);
            Layer layer =
                    Layer.of("l" + i, (index, values, context) -> index, count)
                            .withResultBytes(random.nextInt(3) * 100L)
                            .withDemands(demands());
            // Dependencies on larger ids too, but never round in a circle: only on later layers.
            int before = builder.size();
            int[] starts = new int[count + 1];
            IntList ids = new IntList();
            for (int t = 0; t < count; t++) {
                int bound = before + t;
                for (int d = random.nextInt(4); d > 0 && bound > 0 && !downwards; d--) {
                    ids.add(random.nextInt(bound));
                }
                starts[t + 1] = ids.size();
            }
            builder.add(layer, Dependencies.rows(starts, ids.drain()));
        }
        if (downwards && builder.size() > inputs) {
            int first = builder.size() + 1;
            builder.add(
                    Layer.of("up", (index, values, context) -> index, 1),
                    Dependencies.all(first, 2));
            builder.add(Layer.of("last", (index, values, context) -> index, 2));
        }
        return builder.build();
    }

    private Demands demands() {
        Demands demands = Demands.NONE.withPriority(random.nextInt(3) - 1);
        if (random.nextInt(4) > 0) return demands;
        Resources some = Resources.of("a", 1 + random.nextInt(2));
        boolean both = random.nextBoolean();
        return demands.withResources(both ? some.and("b", 1 + random.nextInt(3)) : some);
    }

    /// What tasks that run have taken, counted by simple means.
    private void checkTaken() {
        Map<String, Integer> taken = new HashMap<>();
        for (Batch batch : batches) {
            for (int id : batch.left) {
                Resources demand = played(batch.job).job.graph().layerOf(id).demands().resources();
                demand.amounts().forEach((name, amount) -> taken.merge(name, amount, Integer::sum));
            }
        }
        taken.forEach(
                (name, amount) -> assertThat(amount).isLessThanOrEqualTo(SUPPLY.amount(name)));
        if (!taken.isEmpty()) demanding++;
    }

    private boolean poll() {
        Command.Run run = state.poll(THREADS);
        state.validate();
        if (run.isEmpty()) return false;
        Played played = played(run.job());
        List<Integer> ids = new ArrayList<>();
        for (int id : run.ids()) {
            ids.add(id);
            checkInputs(played, id);
        }
        if (run.attempt() > 1) {
            assertThat(ids).hasSize(1);
            retried++;
        }
        batches.add(new Batch(run.job(), ids, run.attempt()));
        checkTaken();
        return true;
    }

    private List<Integer> inputs(int job, int id) {
        JobGraph.Part part = played(job).job.graph().part(id);
        int local = part.local(id);
        List<Integer> inputs = new ArrayList<>();
        for (int i = 0; i < part.graph().dependencyCount(local); i++) {
            inputs.add(part.id(part.graph().dependency(part.graph().firstDependency(local) + i)));
        }
        return inputs;
    }

    private static void checkInputs(Played played, int id) {
        JobGraph.Part part = played.job.graph().part(id);
        int local = part.local(id);
        int end = part.graph().firstDependency(local + 1);
        for (int edge = part.graph().firstDependency(local); edge < end; edge++) {
            int input = part.id(part.graph().dependency(edge));
            assertThat(played.results.contains(input) || played.stopped.contains(input)).isTrue();
        }
    }

    /// Ends some tasks of a batch, one way or another.
    private void end(Batch batch, boolean well) {
        int id = batch.left.removeFirst();
        if (batch.left.isEmpty()) batches.remove(batch);
        Played played = played(batch.job);
        int fate = random.nextInt(20);
        if (!well && fate < 8) {
            accept(new Event.TaskFailed(batch.job, id));
        } else if (!well && fate < 14) {
            expand(batch.job, id);
        } else if (random.nextInt(3) > 0 || batch.left.isEmpty()) {
            done(batch.job, List.of(id));
            if (!well) stopLayer(batch.job);
        } else {
            List<Integer> rest = new ArrayList<>(batch.left);
            rest.add(id);
            batch.left.clear();
            batches.remove(batch);
            done(batch.job, rest);
        }
        assertThat(Collections.disjoint(played.results, played.released)).isTrue();
    }

    private void done(int job, List<Integer> ids) {
        Played played = played(job);
        long[] bytes = new long[ids.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = random.nextInt(3) * 50L;
            assertThat(played.results.add(ids.get(i))).isTrue();
        }
        boolean none = Arrays.stream(bytes).allMatch(b -> b == 0);
        Event.Cost cost = none ? new Event.Cost(5) : new Event.Cost(bytes, random.nextInt(90_000));
        int[] array = ids.stream().mapToInt(i -> i).toArray();
        accept(new Event.TasksDone(job, array, array.length, cost));
    }

    private void expand(int job, int id) {
        JobGraph.Part part = played(job).job.graph().part(id);
        int inputs = random.nextBoolean() ? part.graph().dependencyCount(part.local(id)) : 0;
        TaskGraph graph = graph(inputs, 1 + random.nextInt(3));
        int result = inputs + random.nextInt(graph.taskCount());
        ExpandedGraph expanded = new ExpandedGraph(new Expand(graph, result));
        expansions++;
        accept(new Event.TaskExpanded(job, id, expanded));
    }

    private void stopLayer(int job) {
        if (!jobs.containsKey(job)) return;
        Played played = played(job);
        int layer = random.nextInt(played.job.graph().layerCount());
        JobGraph.Part part = played.job.graph().partOfLayer(layer);
        int end = part.id(part.graph().firstId(layer - part.firstLayer() + 1));
        for (int id = part.id(part.graph().firstId(layer - part.firstLayer())); id < end; id++) {
            TaskState before = played.job.state(id);
            if (before == TaskState.WAITING || before == TaskState.READY) played.stopped.add(id);
        }
        stops++;
        accept(new Event.LayerStopped(job, layer));
    }

    private void release(int job) {
        Played played = played(job);
        int id = played.wanted[random.nextInt(played.wanted.length)];
        played.unwanted.add(id);
        accept(new Event.KeysReleased(job, id));
    }

    private void accept(Event event) {
        List<Command> commands = new ArrayList<>();
        state.accept(event, commands);
        state.validate();
        for (Command command : commands) carryOut(command);
    }

    private void carryOut(Command command) {
        switch (command) {
            case Command.Run run -> throw new AssertionError("unasked run of " + run.ids().length);
            case Command.Spill(int job, int id) -> {
                Played played = played(job);
                assertThat(played.results).contains(id);
                writings.add(new Writing(played, job, id));
            }
            case Command.Evict(int job, int id) -> {
                evicted++;
                assertThat(played(job).results).contains(id);
                for (Batch batch : batches) {
                    if (batch.job == job) {
                        for (int task : batch.left)
                            assertThat(inputs(job, task)).doesNotContain(id);
                    }
                }
            }
            case Command.Drop drop -> {
                Played played = played(drop.job());
                for (int id : drop.ids()) {
                    boolean had = played.results.remove(id);
                    assertThat(had || played.stopped.contains(id)).isTrue();
                    assertThat(played.released.add(id)).isTrue();
                }
            }
            case Command.Ended ended -> {
                Played played = played(ended.job());
                for (int id : ended.ids()) {
                    assertThat(played.ended.add(id)).isTrue();
                    assertThat(played.job.state(id)).isIn(ENDED);
                    toldEnds++;
                }
            }
            case Command.Move(int job, int from, int to) -> {
                Played played = played(job);
                boolean had = played.results.remove(from);
                if (had) assertThat(played.results.add(to)).isTrue();
                else assertThat(played.stopped.contains(from) && played.stopped.add(to)).isTrue();
            }
            case Command.Complete(int job) -> {
                completed++;
                settle(job, false);
            }
            case Command.Fail(int job) -> {
                failed++;
                settle(job, true);
            }
            case Command.Forget(int job) -> {
                Played played = Objects.requireNonNull(jobs.remove(job));
                assertThat(played.results.isEmpty() || played.settled).isTrue();
                assertThat(played.results).allMatch(id -> played.job.bytes(id) == 0);
                assertThat(played.over).isFalse();
                played.over = true;
            }
        }
    }

    private void settle(int job, boolean withFailure) {
        Played played = played(job);
        assertThat(played.settled).isFalse();
        played.settled = true;
        for (int id : played.wanted) assertThat(played.job.isOpen(id)).isFalse();
        assertThat(batches).noneMatch(batch -> batch.job == job);
        if (withFailure) return;
        for (int id : played.wanted) {
            boolean answered = played.results.contains(id) || played.stopped.contains(id);
            assertThat(answered || played.unwanted.contains(id)).isTrue();
        }
    }
}
