package dev.tasse.internal.scheduler;

import dev.tasse.config.Resources;
import dev.tasse.graph.Culling;
import dev.tasse.graph.Layer;
import dev.tasse.graph.Ordering;
import dev.tasse.graph.TaskGraph;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The tasks of one job in primitive arrays by id, and how they go from state to state. Made
/// without the lock; used by {@link SchedulerState} only, under its lock.
public final class JobState {
    private static final byte WAITING = code(TaskState.WAITING);
    private static final byte READY = code(TaskState.READY);
    private static final byte RUNNING = code(TaskState.RUNNING);
    private static final byte EXPANDED = code(TaskState.EXPANDED);
    private static final byte DONE = code(TaskState.DONE);
    private static final byte RELEASED = code(TaskState.RELEASED);
    private static final byte FAILED = code(TaskState.FAILED);
    private static final byte SKIPPED = code(TaskState.SKIPPED);
    private static final List<TaskState> STATES = List.of(TaskState.values());
    private static final Admission NOT_JOINED = new Admission(new Supply(Resources.NONE));

    private final JobGraph graph;
    private final Urgency urgency;
    private final int retries;
    private final LayerStatistics statistics;
    private final ReadyTasks ready;

    private byte[] states;

    // How many results a task misses; how many tasks and people still need its own.
    private int[] waiting;
    private int[] consumers;

    // What results hold, and what running tasks are expected to, empty while all is 0; of how many
    // tasks it is not 0.
    private long[] bytes = new long[0];
    private int holding;

    // How often a task has failed, and which task made it fail; empty while none has.
    private byte[] failures = new byte[0];
    private int[] culprits = new int[0];

    // Expanded tasks and the tasks whose results they take over, both ways.
    private Map<Integer, Integer> replacements = Collections.emptyMap();
    private Map<Integer, Integer> replaced = Collections.emptyMap();

    private final BitSet wanted = new BitSet();
    private int unsettled;
    private int running;
    private boolean cancelled;

    // Whether any of its tasks may ask for resources; whether it is a single one that does not.
    private boolean demanding;
    private final boolean alone;

    private @Nullable Spills spills;
    private @Nullable EndedTasks ends;

    // What the present event leaves to do.
    private final IntList skipped = new IntList();
    private final IntList drops = new IntList();
    private final IntList moves = new IntList();
    private Admission admission = NOT_JOINED;
    private LoneTasks lone = LoneTasks.UNKNOWN;

    /// A job of the tasks that `wanted` need.
    ///
    /// @param retries how often a failing task is run again
    public JobState(TaskGraph tasks, int[] wanted, Urgency urgency, int retries) {
        this.graph = new JobGraph(tasks);
        this.urgency = urgency;
        this.retries = retries;
        this.statistics = new LayerStatistics(graph);
        this.states = new byte[tasks.size()];
        this.waiting = new int[tasks.size()];
        this.consumers = new int[tasks.size()];
        this.demanding = asks(tasks);
        this.alone = tasks.size() == 1 && !demanding;
        if (!demanding && isList(tasks, wanted)) {
            this.ready = new ReadyTasks(this, Ranks.natural(wanted.length));
            enterList();
            return;
        }
        int[] order = order(tasks, wanted);
        this.ready = new ReadyTasks(this, Ranks.of(tasks.size(), order));
        Arrays.fill(states, SKIPPED);
        enter(graph.main(), order);
        for (int id : wanted) {
            if (this.wanted.get(id)) continue;
            this.wanted.set(id);
            consumers[id]++;
            unsettled++;
        }
    }

    /// Has {@link Command.Ended} tell of each of the wanted tasks when it ends. Called before the
    /// job is added.
    public void tellEach() {
        ends = new EndedTasks(wanted);
    }

    private void end(int id) {
        if (ends != null) ends.end(id);
    }

    /// Whether the end of task `id` is to be told, but has not come.
    boolean isOpen(int id) {
        return ends != null && ends.isOpen(id);
    }

    /// Whether the tasks are a list without more to it: each wanted, in this order, and none takes
    /// the result of another. Such jobs are entered without looking at each task.
    private static boolean isList(TaskGraph tasks, int[] wanted) {
        if (wanted.length != tasks.size() || tasks.hasEdges() || tasks.layers().size() != 1) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i] != i) return false;
        }
        return true;
    }

    private void enterList() {
        int size = states.length;
        Arrays.fill(states, READY);
        Arrays.fill(consumers, 1);
        wanted.set(0, size);
        unsettled = size;
        statistics.countNeeded(0, size);
        ready.addAll();
    }

    private static int[] order(TaskGraph tasks, int[] wanted) {
        if (tasks.size() == 1 && wanted.length > 0) return new int[] {wanted[0]};
        return Priorities.first(tasks, Ordering.of(tasks, Culling.needed(tasks, wanted)));
    }

    private static boolean asks(TaskGraph tasks) {
        for (Layer layer : tasks.layers()) {
            if (!layer.demands().resources().isNone()) return true;
        }
        return false;
    }

    /// Whether any of its tasks may ask for resources.
    boolean isDemanding() {
        return demanding;
    }

    @SuppressWarnings("EnumOrdinal") // one byte a task, in this class only, never stored or sent
    private static byte code(TaskState state) {
        return (byte) state.ordinal();
    }

    /// Counts what the tasks `order` of a new part miss and take; those that miss nothing are
    /// ready.
    private void enter(JobGraph.Part part, int[] order) {
        TaskGraph tasks = part.graph();
        int inputs = tasks.inputCount();
        for (int id : order) {
            int local = part.local(id);
            int missing = 0;
            int end = tasks.firstDependency(local + 1);
            for (int edge = tasks.firstDependency(local); edge < end; edge++) {
                int dependency = tasks.dependency(edge);
                if (dependency >= inputs) missing++;
                consumers[part.id(dependency)]++;
            }
            statistics.countNeeded(id);
            waiting[id] = missing;
            states[id] = missing == 0 ? READY : WAITING;
            if (missing == 0) ready.add(id);
        }
    }

    void join(Admission sharedAdmission, LoneTasks sharedLone) {
        admission = sharedAdmission;
        lone = sharedLone;
    }

    /// Whether the job was submitted as a single task that asks for nothing.
    public boolean isLone() {
        return alone;
    }

    /// What task `id` takes of the resources while it runs.
    Resources demand(int id) {
        return graph.layerOf(id).demands().resources();
    }

    /// Whether there is now what a task needs that asks for `demand`.
    boolean has(Resources demand) {
        return admission.supply().has(demand);
    }

    /// Whether it is a single task that may run in one batch with those of other jobs.
    boolean isFirstOfLone() {
        return isLone() && states[0] == READY && attempt(0) == 1 && statistics.bytes(0) == 0;
    }

    /// About how long a task takes when none of the job has run.
    float unknownNanos() {
        return isLone() ? lone.nanos(ReadyTasks.BATCH_NANOS) : ReadyTasks.BATCH_NANOS;
    }

    /// Whether the job is settled and none of its results holds memory that is counted.
    boolean holdsNothing() {
        if (spills != null && spills.evictedCount() > 0) return false;
        return settled() && holding == 0;
    }

    /// What the job consists of.
    public JobGraph graph() {
        return graph;
    }

    Urgency urgency() {
        return urgency;
    }

    LayerStatistics statistics() {
        return statistics;
    }

    ReadyTasks ready() {
        return ready;
    }

    /// Where task `id` stands.
    public TaskState state(int id) {
        return STATES.get(states[id]);
    }

    /// How many tasks of layer number `layer` the job needs.
    public int total(int layer) {
        return statistics.total(layer);
    }

    /// How many tasks of layer number `layer` have, or had, a result.
    public int finished(int layer) {
        return statistics.finished(layer);
    }

    /// Which task's failure is the cause that task `id` has failed.
    public int culprit(int id) {
        return culprits.length <= id || culprits[id] == 0 ? id : culprits[id] - 1;
    }

    /// The tasks from the failed task `id` down to the one whose failure is the cause, each needing
    /// the result of the next.
    public int[] blame(int id) {
        int culprit = culprit(id);
        IntList path = new IntList();
        path.add(id);
        for (int at = id; at != culprit; path.add(at)) at = failedBelow(at, culprit);
        return path.drain();
    }

    private int failedBelow(int id, int culprit) {
        Optional<JobGraph.Part> replacement = graph.replacement(id);
        if (replacement.isPresent()) return replacement.get().result();
        JobGraph.Part part = graph.part(id);
        int local = part.local(id);
        for (int i = 0; i < part.graph().dependencyCount(local); i++) {
            int below = part.id(part.graph().dependency(part.graph().firstDependency(local) + i));
            if (states[below] == FAILED && culprit(below) == culprit) return below;
        }
        throw new AssertionError("task " + id + " has failed without a cause");
    }

    boolean settled() {
        return unsettled == 0 && running == 0;
    }

    boolean cancelled() {
        return cancelled;
    }

    int running() {
        return running;
    }

    int missing(int id) {
        return waiting[id];
    }

    int consumers(int id) {
        return consumers[id];
    }

    /// What the result of task `id` holds, or is expected to while it runs.
    long bytes(int id) {
        return bytes.length <= id ? 0 : bytes[id];
    }

    public boolean isWanted(int id) {
        return wanted.get(id);
    }

    /// The task whose result the expanded task `id` waits for.
    int replacement(int id) {
        return Objects.requireNonNull(replacements.get(id));
    }

    /// Whether nothing runs and nobody can ask for anything any more.
    boolean over() {
        return running == 0 && (cancelled || (settled() && wanted.isEmpty()));
    }

    boolean failed() {
        if (cancelled) return true;
        for (int id = wanted.nextSetBit(0); id >= 0; id = wanted.nextSetBit(id + 1)) {
            if (states[id] == FAILED) return true;
        }
        return false;
    }

    /// Results to be dropped since the last call.
    int[] drainDrops() {
        return drops.drain();
    }

    /// Results that were handed to the task replaced since the last call: from, to, from, to, ...
    int[] drainMoves() {
        return moves.drain();
    }

    /// Tasks that have ended since the last call, if that is to be told.
    int[] drainEnded() {
        return ends == null ? IntList.NONE : ends.drain();
    }

    int attempt(int id) {
        return failures.length <= id ? 1 : failures[id] + 1;
    }

    /// Whether what task `id` will hold fits, or is no more than it lets go.
    boolean fits(int id) {
        long expected = statistics.bytes(id);
        return expected == 0 || admission.fits(expected) || expected <= freedBy(id);
    }

    private long freedBy(int id) {
        if (bytes.length == 0) return 0;
        JobGraph.Part part = graph.part(id);
        int local = part.local(id);
        long freed = 0;
        int end = part.graph().firstDependency(local + 1);
        for (int edge = part.graph().firstDependency(local); edge < end; edge++) {
            int dependency = part.id(part.graph().dependency(edge));
            if (consumers[dependency] == 1) freed += bytes(dependency);
        }
        return freed;
    }

    void start(int id) {
        states[id] = RUNNING;
        running++;
        if (demanding) admission.supply().take(demand(id));
        long expected = statistics.bytes(id);
        if (expected > 0) {
            setBytes(id, expected);
            admission.reserve(expected);
        }
    }

    private void setBytes(int id, long count) {
        if (count == bytes(id)) return;
        if (bytes.length <= id) bytes = Arrays.copyOf(bytes, states.length);
        if (bytes[id] == 0) holding++;
        if (count == 0) holding--;
        bytes[id] = count;
    }

    private long clearBytes(int id) {
        long count = bytes(id);
        if (count != 0) {
            bytes[id] = 0;
            holding--;
            if (spills != null) {
                if (spills.isWriting(id)) admission.endSpill(count);
                spills.forget(id);
            }
        }
        return count;
    }

    private void mayBeSpilled(int id) {
        if (spills == null) spills = new Spills(this);
        spills.hold(id);
    }

    /// Chooses results that hold about `excess` to be spilled, and answers them; none once the job
    /// is cancelled.
    List<Integer> spill(long excess) {
        if (cancelled || spills == null) return List.of();
        List<Integer> chosen = spills.choose(excess);
        for (int id : chosen) admission.beginSpill(bytes(id));
        return chosen;
    }

    /// The result of `id` is written, or cannot be; whether it is to be evicted now.
    boolean written(int id, boolean well) {
        if (spills == null || !spills.isWriting(id)) return false;
        admission.endSpill(bytes(id));
        if (!spills.written(id, well)) return false;
        admission.release(clearBytes(id));
        return true;
    }

    /// What is being spilled of what results hold.
    long spillingBytes() {
        long sum = 0;
        for (int id = 0; spills != null && id < bytes.length; id++) {
            if (spills.isWriting(id)) sum += bytes[id];
        }
        return sum;
    }

    private void stop(int id) {
        running--;
        if (demanding) {
            admission.supply().giveBack(demand(id));
            admission.ease();
        }
        long expected = clearBytes(id);
        if (expected > 0) admission.unreserve(expected);
    }

    void done(Event.TasksDone event) {
        float nanos = (float) event.nanos / event.count;
        if (isLone()) lone.observe(nanos);
        for (int i = 0; i < event.count; i++) {
            int id = event.ids[i];
            long size = event.bytes.length == 0 ? 0 : event.bytes[i];
            statistics.observe(id, nanos, size);
            stop(id);
            if (cancelled) drop(id);
            else complete(id, size);
            end(id);
        }
        skipUnneeded();
    }

    private void drop(int id) {
        states[id] = RELEASED;
        drops.add(id);
    }

    /// Task `id` has a result of `size` bytes.
    private void complete(int id, long size) {
        statistics.countFinished(id);
        settle(id);
        if (consumers[id] == 0) {
            drop(id);
        } else {
            states[id] = DONE;
            setBytes(id, size);
            admission.hold(size);
            if (size > 0) mayBeSpilled(id);
        }
        releaseInputs(id);
        wakeDependents(id);
        if (!replaced.isEmpty()) handUp(id);
    }

    /// Gives the result of `first` to the task that it replaces, and so on.
    private void handUp(int first) {
        int from = first;
        for (Integer to = replaced.remove(from); to != null; to = replaced.remove(from)) {
            replacements.remove(to);
            states[from] = RELEASED;
            consumers[from] = 0;
            states[to] = DONE;
            setBytes(to, clearBytes(from));
            if (bytes(to) > 0) mayBeSpilled(to);
            moves.add(from);
            moves.add(to);
            statistics.countFinished(to);
            settle(to);
            end(to);
            wakeDependents(to);
            from = to;
        }
    }

    private void settle(int id) {
        if (wanted.get(id)) unsettled--;
    }

    private void wakeDependents(int id) {
        JobGraph.Part part = graph.part(id);
        TaskGraph tasks = part.graph();
        int local = part.local(id);
        int end = tasks.firstDependent(local + 1);
        for (int edge = tasks.firstDependent(local); edge < end; edge++) {
            int dependent = part.id(tasks.dependent(edge));
            if (--waiting[dependent] == 0 && states[dependent] == WAITING) {
                states[dependent] = READY;
                ready.add(dependent);
                admission.ease();
            }
        }
    }

    private void releaseInputs(int id) {
        JobGraph.Part part = graph.part(id);
        TaskGraph tasks = part.graph();
        int local = part.local(id);
        int end = tasks.firstDependency(local + 1);
        for (int edge = tasks.firstDependency(local); edge < end; edge++) {
            consume(part.id(tasks.dependency(edge)));
        }
    }

    /// One less needs the result of `id`.
    private void consume(int id) {
        if (--consumers[id] > 0) return;
        if (states[id] == DONE) {
            admission.release(clearBytes(id));
            drop(id);
        } else if (isPending(states[id])) {
            skipped.add(id);
        }
    }

    private static boolean isPending(byte state) {
        return state == WAITING || state == READY || state == EXPANDED;
    }

    /// Gives up what nobody needs any more, and what only that needed.
    private void skipUnneeded() {
        while (!skipped.isEmpty()) {
            int id = skipped.pop();
            byte before = states[id];
            if (!isPending(before)) continue;
            if (before == READY) ready.remove(id);
            states[id] = SKIPPED;
            end(id);
            statistics.countSkipped(id);
            if (before == EXPANDED) consume(forgetReplacement(id));
            else releaseInputs(id);
        }
    }

    private int forgetReplacement(int id) {
        int result = Objects.requireNonNull(replacements.remove(id));
        replaced.remove(result);
        return result;
    }

    void failed(int id) {
        stop(id);
        if (cancelled) {
            states[id] = RELEASED;
            end(id);
        } else if (consumers[id] == 0) {
            states[id] = SKIPPED;
            end(id);
            releaseInputs(id);
        } else if (attempt(id) <= Math.max(retries, graph.layerOf(id).retries())) {
            if (failures.length < states.length) failures = Arrays.copyOf(failures, states.length);
            failures[id]++;
            states[id] = READY;
            ready.add(id);
        } else {
            failAll(id);
        }
        skipUnneeded();
    }

    /// Fails `culprit` and everything that needs its result.
    private void failAll(int culprit) {
        if (culprits.length < states.length) culprits = Arrays.copyOf(culprits, states.length);
        IntList failing = new IntList();
        fail(culprit, culprit, failing);
        while (!failing.isEmpty()) {
            int id = failing.pop();
            JobGraph.Part part = graph.part(id);
            TaskGraph tasks = part.graph();
            int local = part.local(id);
            int end = tasks.firstDependent(local + 1);
            for (int edge = tasks.firstDependent(local); edge < end; edge++) {
                int dependent = part.id(tasks.dependent(edge));
                if (states[dependent] == WAITING) fail(dependent, culprit, failing);
            }
            Integer expanded = replaced.remove(id);
            if (expanded != null) {
                replacements.remove(expanded);
                consumers[id]--;
                fail(expanded, culprit, failing);
            }
        }
    }

    private void fail(int id, int culprit, IntList failing) {
        boolean holdsInputs = states[id] != EXPANDED;
        states[id] = FAILED;
        culprits[id] = culprit + 1;
        settle(id);
        end(id);
        failing.add(id);
        if (holdsInputs) releaseInputs(id);
    }

    void expanded(Event.TaskExpanded event) {
        int id = event.id;
        stop(id);
        if (cancelled || consumers[id] == 0) {
            states[id] = SKIPPED;
            end(id);
            if (!cancelled) releaseInputs(id);
        } else {
            states[id] = EXPANDED;
            append(event);
            releaseInputs(id);
        }
        skipUnneeded();
    }

    private void append(Event.TaskExpanded event) {
        JobGraph.Part part = graph.append(event.id, event.graph, event.result);
        statistics.add(part);
        demanding |= asks(event.graph);
        grow(graph.size());
        int[] order = new int[event.order.length];
        Arrays.setAll(order, i -> part.id(event.order[i]));
        ready.add(graph.size(), order);
        enter(part, order);
        int result = part.result();
        consumers[result]++;
        if (replacements.isEmpty()) replacements = new HashMap<>();
        if (replaced.isEmpty()) replaced = new HashMap<>();
        replacements.put(event.id, result);
        replaced.put(result, event.id);
    }

    private void grow(int size) {
        if (size <= states.length) return;
        int used = states.length;
        int capacity = Math.max(size, used + (used >> 1));
        states = Arrays.copyOf(states, capacity);
        Arrays.fill(states, used, capacity, SKIPPED);
        waiting = Arrays.copyOf(waiting, capacity);
        consumers = Arrays.copyOf(consumers, capacity);
    }

    void stopLayer(int layer) {
        JobGraph.Part part = graph.partOfLayer(layer);
        int position = layer - part.firstLayer();
        int end = part.id(part.graph().firstId(position + 1));
        for (int id = part.id(part.graph().firstId(position)); id < end; id++) {
            if (states[id] != WAITING && states[id] != READY) continue;
            if (states[id] == READY) ready.remove(id);
            complete(id, 0);
            end(id);
        }
        skipUnneeded();
    }

    void release(int[] ids) {
        for (int id : ids) {
            if (!wanted.get(id)) continue;
            wanted.clear(id);
            if (isPending(states[id]) || states[id] == RUNNING) unsettled--;
            consume(id);
        }
        skipUnneeded();
    }

    void cancel() {
        if (cancelled) return;
        for (int id = 0; id < graph.size(); id++) {
            if (isPending(states[id])) {
                states[id] = SKIPPED;
                end(id);
            }
            if (states[id] != DONE) continue;
            admission.release(clearBytes(id));
            drop(id);
        }
        ready.clear();
        Arrays.fill(consumers, 0);
        replacements.clear();
        replaced.clear();
        wanted.clear();
        unsettled = 0;
        cancelled = true;
    }
}
