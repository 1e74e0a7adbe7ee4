package dev.tasse.internal.worker;

import dev.tasse.error.TaskException;
import dev.tasse.error.TasseException;
import dev.tasse.graph.TaskGraph;
import dev.tasse.graph.TaskListener;
import dev.tasse.internal.scheduler.JobGraph;
import dev.tasse.internal.scheduler.JobState;
import dev.tasse.internal.scheduler.TaskState;
import dev.tasse.internal.scheduler.Urgency;
import dev.tasse.internal.store.ObjectStore;
import dev.tasse.spi.Job;
import dev.tasse.spi.JobOptions;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A job of a thread backend: its state, its results, and who waits for it.
final class JobRun implements Job, Inbox.Entry<JobRun> {
    private static final System.Logger LOG = System.getLogger("dev.tasse.worker");

    /// What a task has thrown last.
    private record Failure(int attempt, Throwable error) {}

    private final Scheduling scheduling;
    private final JobState state;
    private final ObjectStore store;
    private final int[] wanted;
    private final JobOptions options;
    private final int depth;
    private volatile Map<Integer, Failure> failures = Map.of();
    private final CountDownLatch settled = new CountDownLatch(1);
    private final List<Runnable> actions = new ArrayList<>(0);
    private @Nullable JobRun linked;
    private int place;
    private @Nullable Owner owner;
    private @Nullable GroupRun group;
    private int number = -1;
    private volatile boolean cancelled;
    private volatile boolean forgotten;
    private volatile boolean closed;
    private volatile @Nullable Throwable fault;

    JobRun(Scheduling scheduling, TaskGraph graph, int[] wanted, JobOptions options) {
        this.scheduling = scheduling;
        this.wanted = wanted.clone();
        this.options = options;
        depth = Worker.current().map(worker -> worker.depth() + 1).orElse(0);
        Urgency urgency = new Urgency(options.priority(), depth);
        state = new JobState(graph, wanted, urgency, options.retries());
        store = new ObjectStore(graph.size(), scheduling.spilling(), state.graph()::key);
    }

    /// The tasks of this job, all of which are wanted, each by itself. Called before it is
    /// submitted.
    GroupRun asGroup() {
        state.tellEach();
        group = new GroupRun(this, wanted.length);
        return group;
    }

    @Override
    public void follow(@Nullable JobRun before) {
        linked = before;
        place = before == null ? 1 : before.place + 1;
    }

    @Override
    public @Nullable JobRun linked() {
        return linked;
    }

    @Override
    public void link(@Nullable JobRun next) {
        linked = next;
    }

    @Override
    public int place() {
        return place;
    }

    void numbered(int value) {
        number = value;
    }

    int number() {
        return number;
    }

    int depth() {
        return depth;
    }

    JobState state() {
        return state;
    }

    JobGraph graph() {
        return state.graph();
    }

    ObjectStore store() {
        return store;
    }

    /// Whether it was submitted as a single task.
    boolean isLone() {
        return state.isLone();
    }

    /// Whether nobody wants the result of task `id` any more.
    boolean ended(int id) {
        return cancelled || (group != null && id < wanted.length && group.isCancelled(id));
    }

    void end() {
        cancelled = true;
    }

    boolean isForgotten() {
        return forgotten;
    }

    void forget() {
        forgotten = true;
    }

    /// The tasks `ids` have ended: told under the lock of the scheduling, which runs `todo` after
    /// it has let go of it.
    void endTasks(int[] ids, List<Runnable> todo) {
        if (group != null) group.end(ids, todo);
    }

    /// Called under the lock of the scheduling, which runs the actions after it has let go of it.
    List<Runnable> settle() {
        synchronized (actions) {
            settled.countDown();
            return actions;
        }
    }

    /// Settles a job whose tasks will not run.
    List<Runnable> giveUp() {
        if (group == null) return settle();
        List<Runnable> todo = new ArrayList<>(settle());
        group.breakDown(todo);
        return todo;
    }

    List<Runnable> breakDown(Throwable error) {
        fault = error;
        return giveUp();
    }

    boolean listens() {
        return !options.listeners().isEmpty();
    }

    long tellStarted(int id, int attempt) {
        tell(listener -> listener.taskStarted(graph().key(id), attempt));
        return System.nanoTime();
    }

    void tellFinished(int id, long nanos, long bytes) {
        tell(listener -> listener.taskFinished(graph().key(id), nanos, bytes));
    }

    void failed(int id, int attempt, Throwable error) {
        synchronized (this) {
            if (failures.isEmpty()) failures = new ConcurrentHashMap<>();
            failures.put(id, new Failure(attempt, error));
        }
        tell(listener -> listener.taskFailed(graph().key(id), attempt, error));
    }

    void tellProgress(int[] ids) {
        if (!listens()) return;
        BitSet layers = new BitSet();
        for (int id : ids) {
            JobGraph.Part part = graph().part(id);
            layers.set(part.firstLayer() + part.graph().layerOf(part.local(id)));
        }
        layers.stream()
                .forEach(layer ->
                        tell(listener ->
                                listener.layerProgress(
                                        graph().layer(layer),
                                        state.finished(layer),
                                        state.total(layer))));
    }

    private void tell(Consumer<TaskListener> news) {
        for (TaskListener listener : options.listeners()) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) { // a listener must not harm the job it listens to
                LOG.log(System.Logger.Level.WARNING, "a task listener has failed", e);
            }
        }
    }

    @Override
    public void whenSettled(Runnable action) {
        synchronized (actions) {
            if (!settled()) {
                actions.add(action);
                return;
            }
        }
        run(action);
    }

    /// Runs what somebody wanted to be run when the job is settled.
    static void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) { // whoever is told must not harm the worker that tells
            LOG.log(System.Logger.Level.WARNING, "an action after a job has failed", e);
        }
    }

    @Override
    public boolean settled() {
        return settled.getCount() == 0;
    }

    @Override
    public boolean await(Duration timeout) throws InterruptedException {
        boolean[] done = new boolean[1];
        waiting(() -> done[0] = settled.await(timeout.toNanos(), TimeUnit.NANOSECONDS));
        return done[0];
    }

    @Override
    public void join() throws InterruptedException {
        waiting(settled::await);
        for (int id : wanted) check(id);
    }

    private void waiting(Waiting.Wait wait) throws InterruptedException {
        if (Waiting.spin(this::settled)) wait.run();
        else Waiting.run(wait);
    }

    /// Throws what keeps the wanted task `id` from having a result.
    void check(int id) {
        Throwable broken = fault;
        if (broken != null) throw new AssertionError("the scheduler has failed", broken);
        if (ended(id)) throw new CancellationException("the job was cancelled");
        if (state.state(id) != TaskState.FAILED) return;
        int culprit = state.culprit(id);
        Failure failure = failures.get(culprit);
        if (failure == null) throw new AssertionError("task " + culprit + " has failed silently");
        if (failure.error() instanceof TasseException known) throw known;
        throw new TaskException(
                TaskFailure.problem(state, id, failure.attempt(), failure.error()),
                failure.error());
    }

    @Override
    public Object result(int position) {
        ready(position);
        return store.get(wanted[position]);
    }

    @Override
    public synchronized Object take(int position) {
        ready(position);
        return store.take(wanted[position]);
    }

    private void ready(int position) {
        if (!settled()) throw new IllegalStateException("the job is not settled");
        check(wanted[position]);
        if (closed) throw new IllegalStateException("the job is closed");
    }

    @Override
    public void cancel() {
        if (settled()) return;
        cancelled = true;
        scheduling.cancel(this);
    }

    @Override
    public void closeWith(Object object) {
        owner = new Owner(object, this::close);
    }

    @Override
    public void close() {
        if (closed) return;
        cancel();
        closed = true;
        if (owner != null) owner.clear();
        if (!cancelled) release(wanted);
    }

    /// As {@link ObjectStore#pin}.
    Optional<Object> pin(int id) {
        return store.pin(id, state.isWanted(id));
    }

    /// Nobody wants the results `ids` any more, which have no result yet if they are cancelled.
    void release(int[] ids) {
        scheduling.release(this, ids);
    }

    boolean isGroup() {
        return group != null;
    }

    /// Lets go of results that the scheduler knows nothing of any more.
    synchronized void drop(int[] ids) {
        store.drop(ids);
    }
}
