package dev.tasse;

import dev.tasse.config.Config;
import dev.tasse.data.Table;
import dev.tasse.error.CellException;
import dev.tasse.function.Fn0;
import dev.tasse.function.Fn1;
import dev.tasse.graph.TaskKey;
import dev.tasse.graph.TaskStatus;
import dev.tasse.internal.bag.ShuffleMemory;
import dev.tasse.internal.call.Call;
import dev.tasse.internal.call.CallPlan;
import dev.tasse.internal.lower.Lowered;
import dev.tasse.internal.lower.Lowering;
import dev.tasse.internal.lower.LoweringOptions;
import dev.tasse.internal.memory.CurrentPool;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.optimize.Optimizer;
import dev.tasse.internal.plan.Explain;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.view.Dump;
import dev.tasse.internal.worker.BackendOptions;
import dev.tasse.internal.worker.ThreadBackend;
import dev.tasse.spi.Backend;
import dev.tasse.spi.JobOptions;
import dev.tasse.type.Stage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Runs what collections describe: the threads and the memory that computations use.
///
/// Safe for use by several threads. Tables that a client has computed live in its memory: close
/// them before the client, for afterwards they cannot be read.
public final class Client implements AutoCloseable {
    private static final ScopedValue<Client> CURRENT = ScopedValue.newInstance();

    private final Config config;
    private final MemoryPool memory;
    private final Backend backend;
    private final Started started;
    private final FrameJob.Engine frames;
    private final Named named = new Named();

    private Client(BackendOptions threads, Config config) {
        this.config = config;
        memory = MemoryPool.open(config);
        BackendOptions options =
                threads.withResultBytes(resultBytes())
                        .withSupply(config.get(Config.RESOURCES))
                        .withResource(MemoryPool.class, memory)
                        .withResource(
                                ShuffleMemory.class,
                                ShuffleMemory.of(config.get(Config.SHUFFLE_MEMORY)))
                        .withAround(loop -> with(() -> done(loop)));
        backend = new ThreadBackend(options);
        started = new Started(backend);
        frames = new FrameJob.Engine(backend, this::lowered, new WiderTypes());
    }

    private Client done(Runnable work) {
        work.run();
        return this;
    }

    private long resultBytes() {
        long limit = config.get(Config.RESULTS_LIMIT);
        return limit == 0 ? memory.budget().limitBytes() / 2 : limit;
    }

    /// A client of `threads` threads with the settings of environment and system properties.
    ///
    /// @throws IllegalArgumentException if `threads` is less than 1
    public static Client threads(int threads) {
        return threads(threads, Config.load());
    }

    /// A client of `threads` threads.
    ///
    /// @throws IllegalArgumentException if `threads` is less than 1
    public static Client threads(int threads, Config config) {
        if (threads < 1) throw new IllegalArgumentException("a client of " + threads + " threads");
        return new Client(BackendOptions.threads(threads), config);
    }

    /// A client of `threads` virtual threads, for functions that wait for a network or a disk:
    /// there may be many more of them than processors.
    ///
    /// @throws IllegalArgumentException if `threads` is less than 1
    public static Client io(int threads) {
        if (threads < 1) throw new IllegalArgumentException("a client of " + threads + " threads");
        return new Client(BackendOptions.threads(threads).asVirtual(), Config.load());
    }

    /// The client inside whose {@link #with} this is called, else one for the whole process, made
    /// on first use.
    public static Client current() {
        return CURRENT.isBound() ? CURRENT.get() : ProcessDefault.CLIENT;
    }

    /// What `work` answers, with this client as the current one.
    public <T> T with(Supplier<T> work) {
        return CurrentPool.where(memory, () -> ScopedValue.where(CURRENT, this).call(work::get));
    }

    /// The rows of `frame`; the caller closes the table.
    ///
    /// @throws dev.tasse.error.TasseException if a task fails
    public Table compute(DataFrame frame) {
        return compute(frame, JobOptions.DEFAULT);
    }

    /// The rows of `frame`, computed as `options` say: with a listener that shows the progress, for
    /// instance; the caller closes the table.
    ///
    /// @throws dev.tasse.error.TasseException if a task fails
    public Table compute(DataFrame frame, JobOptions options) {
        try (FrameJob job = new FrameJob(frame.plan(), options, frames)) {
            job.join();
            return job.take(0);
        } catch (InterruptedException e) {
            throw cancelled(frame, e);
        }
    }

    /// Hands the rows of `frame` to `action`, one partition after the other in their order, on this
    /// thread. Where partitions do not depend on common work, only a few are in memory at a time,
    /// and none is computed after `action` has thrown; else all are computed first. The tables are
    /// closed afterwards.
    ///
    /// @throws dev.tasse.error.TasseException if a task fails, maybe after some partitions
    public void forEachPartition(DataFrame frame, JobOptions options, Consumer<Table> action) {
        PartitionStream partitions =
                new PartitionStream(backend, lowered(frames.types().known(frame.plan())), options);
        if (!partitions.isPossible()) {
            forEachOfAll(frame, options, action);
            return;
        }
        try {
            partitions.forEach(action);
        } catch (CellException e) {
            // A computation of all knows what to do with a cell that breaks an inferred type.
            if (partitions.handedOut() > 0) throw e;
            forEachOfAll(frame, options, action);
        } catch (InterruptedException e) {
            throw cancelled(frame, e);
        }
    }

    private void forEachOfAll(DataFrame frame, JobOptions options, Consumer<Table> action) {
        try (Table all = compute(frame, options)) {
            all.partitions().forEach(action);
        }
    }

    private static CancellationException cancelled(DataFrame frame, InterruptedException cause) {
        Thread.currentThread().interrupt();
        CancellationException cancelled =
                new CancellationException("interrupted while computing " + frame);
        cancelled.initCause(cause);
        return cancelled;
    }

    /// Computes `lazy`, drops its result, and answers where the time went.
    ///
    /// @throws dev.tasse.error.TasseException if a task fails
    public Profile profile(Lazy<?> lazy) {
        return new Profiling(this, frames).of(lazy);
    }

    /// How `frame` will run, as text; the types of its sources are those that computations of this
    /// client have found to hold.
    public String explain(DataFrame frame, Stage stage) {
        return switch (stage) {
            case LOGICAL -> Explain.text(frame.plan());
            case RULES -> rules(frame.plan());
            case OPTIMIZED -> Explain.text(optimized(known(frame)));
            case TASKS -> lowered(known(frame)).explain();
        };
    }

    private static String rules(FramePlan plan) {
        StringBuilder text = new StringBuilder();
        for (Optimizer.Applied step : Optimizer.trace(plan)) {
            text.append(step.rule()).append('\n').append(Explain.text(step.plan())).append('\n');
        }
        return text.isEmpty() ? "no rule changes the plan\n" : text.toString();
    }

    /// The number of partitions that the rows of `frame` will have here.
    int partitions(DataFrame frame) {
        return lowered(frame.plan()).wanted().size();
    }

    /// The tasks that compute the partitions of `frame`.
    List<CallPlan> parts(DataFrame frame) {
        Lowered tasks = lowered(frame.plan());
        return tasks.wanted().stream()
                .map(id -> CallPlan.of(new Call.Part(tasks.graph(), id)))
                .toList();
    }

    MemoryPool memory() {
        return memory;
    }

    /// The plan of `frame` with the types that its sources were found to hold.
    FramePlan known(DataFrame frame) {
        return frames.types().known(frame.plan());
    }

    FramePlan optimized(FramePlan plan) {
        return config.get(Config.OPTIMIZE) ? Optimizer.optimize(plan) : plan;
    }

    Lowered lowered(FramePlan plan) {
        LoweringOptions options = LoweringOptions.of(config, backend.parallelism());
        return Lowering.lower(optimized(plan), options);
    }

    /// The result of `call`, for which it waits.
    ///
    /// @throws dev.tasse.error.TasseException if a function fails
    public <T> T compute(Delayed<T> call) {
        try (TaskFuture<T> future = start(call)) {
            return future.join();
        }
    }

    /// The results of `calls`, for which it waits; what several of them need is computed once. The
    /// list cannot be changed; it may hold nulls.
    ///
    /// @throws dev.tasse.error.TasseException if a function fails; independent calls end first
    public <T> List<T> compute(Collection<? extends Delayed<? extends T>> calls) {
        try (TaskFuture<List<T>> future = started.all(calls)) {
            return future.join();
        }
    }

    /// Starts to compute `call`.
    public <T> TaskFuture<T> start(Delayed<T> call) {
        return start(call, JobOptions.DEFAULT);
    }

    /// Starts to compute `call` with the priority, the retries and the listeners of `options`.
    public <T> TaskFuture<T> start(Delayed<T> call, JobOptions options) {
        return started.call(call, options);
    }

    /// Starts to compute the rows of `frame`; whoever takes the table closes it.
    public TaskFuture<Table> start(DataFrame frame) {
        return start(frame, JobOptions.DEFAULT);
    }

    /// Starts to compute the rows of `frame` with the priority, the retries and the listeners of
    /// `options`; whoever takes the table closes it.
    public TaskFuture<Table> start(DataFrame frame, JobOptions options) {
        return new JobFuture<>(
                () -> new FrameJob(frame.plan(), options, frames), job -> (Table) job.take(0));
    }

    /// Computes the rows of `frame` here and keeps them, as {@link DataFrame#persist} does.
    ///
    /// @throws dev.tasse.error.TasseException if a task fails
    public DataFrame persist(DataFrame frame) {
        return persist(frame, JobOptions.DEFAULT);
    }

    /// Computes the rows of `frame` here, as `options` say, and keeps them.
    ///
    /// @throws dev.tasse.error.TasseException if a task fails
    public DataFrame persist(DataFrame frame, JobOptions options) {
        return DataFrame.of(compute(frame, options));
    }

    /// Starts to compute `call` here and keeps its result, as {@link Delayed#persist} does.
    public <T> Delayed<T> persist(Delayed<T> call) {
        return with(call::persist);
    }

    /// Starts to compute what `function` answers.
    ///
    /// @throws IllegalArgumentException if the function is null
    public <T> TaskFuture<T> submit(Fn0<? extends T> function) {
        return submit(function, JobOptions.DEFAULT);
    }

    /// Starts to compute what `function` answers, with the priority, the retries and the listeners
    /// of `options`.
    ///
    /// @throws IllegalArgumentException if the function is null
    public <T> TaskFuture<T> submit(Fn0<? extends T> function, JobOptions options) {
        return started.function(function, options);
    }

    /// Starts to compute what `function` answers for each of `values`, in their order; each ends by
    /// itself. The list cannot be changed. The values are kept as long as it or one of its futures
    /// is.
    ///
    /// @throws IllegalArgumentException if the function is null
    public <A, R> List<TaskFuture<R>> map(
            Collection<? extends A> values, Fn1<? super A, ? extends R> function) {
        return map(values, function, JobOptions.DEFAULT);
    }

    /// The same with the priority, the retries and the listeners of `options` for each.
    ///
    /// @throws IllegalArgumentException if the function is null
    public <A, R> List<TaskFuture<R>> map(
            Collection<? extends A> values,
            Fn1<? super A, ? extends R> function,
            JobOptions options) {
        return started.each(values, function, options);
    }

    /// A future of what is known already.
    public <T> TaskFuture<T> scatter(T value) {
        return submit(() -> value);
    }

    /// The results of `futures` in their order, for which it waits. The list may hold nulls.
    ///
    /// @throws dev.tasse.error.TasseException if one fails
    @SuppressWarnings("unchecked") // a list of futures of T
    public <T> List<T> gather(Collection<? extends TaskFuture<? extends T>> futures) {
        if (futures instanceof FutureList<?> list) return ((FutureList<T>) list).join();
        List<T> results = new ArrayList<>(futures.size());
        for (TaskFuture<? extends T> future : futures) results.add(future.join());
        return results;
    }

    /// The threads of this client as an executor service; what waits in one of its tasks for
    /// another of them keeps nobody from running only if it waits for a {@link TaskFuture}.
    public ExecutorService executor() {
        return new TaskExecutor(backend);
    }

    <A, R> List<R> loop(
            Collection<? extends A> values,
            Fn1<? super A, ? extends R> function,
            JobOptions options) {
        try (TaskFuture<List<R>> future = started.loop(values, function, options)) {
            return future.join();
        }
    }

    /// The queue that all tasks and threads which use this client call `name`; it takes any number
    /// of values. A task that waits in it keeps nobody from running.
    public <T> BlockingQueue<T> queue(String name) {
        return named.queue(name, Integer.MAX_VALUE);
    }

    /// The queue of that name, which takes `capacity` values before those who add more wait.
    ///
    /// @throws IllegalArgumentException if `capacity` is less than 1 or not what it was before
    public <T> BlockingQueue<T> queue(String name, int capacity) {
        return named.queue(name, capacity);
    }

    /// The lock that all tasks and threads which use this client call `name`. The thread that has
    /// it may take it again; it has no conditions. A task that waits for it keeps nobody from
    /// running; if it is cancelled meanwhile, `lock()` throws a {@link CancellationException}.
    public Lock lock(String name) {
        return named.lock(name);
    }

    /// The `count` permits that all tasks and threads which use this client call `name`.
    ///
    /// @throws IllegalArgumentException if `count` is less than 1 or not what it was before
    public Permits permits(String name, int count) {
        return named.permits(name, count);
    }

    /// The gate that all tasks and threads which use this client call `name`, open when it was
    /// counted down `count` times.
    ///
    /// @throws IllegalArgumentException if `count` is less than 1 or not what it was before
    public Latch latch(String name, int count) {
        return named.latch(name, count);
    }

    /// The value that all tasks and threads which use this client call `name`.
    public <T> Variable<T> variable(String name) {
        return named.variable(name);
    }

    /// The names of the variables that have a value now, sorted.
    public Set<String> variables() {
        return named.variables();
    }

    /// How the tasks of all computations get on that have not ended or whose results are kept.
    public List<TaskStatus> tasks() {
        return backend.tasks();
    }

    /// How the tasks of this name get on, one for each computation that has one: which thread runs
    /// it, or that its result is held here.
    public List<TaskStatus> who(TaskKey key) {
        return tasks().stream().filter(task -> task.key().equals(key)).toList();
    }

    /// The state of the scheduler as JSON: settings, jobs, how many tasks of each layer stand
    /// where, and which run or have failed.
    public String dump() {
        return Dump.json(backend.parallelism(), config, backend.tasks());
    }

    /// Stops all computations and gives the memory back.
    @Override
    public void close() {
        backend.close();
        memory.close();
    }

    /// Made when first needed: most programs make a client of their own or need none.
    private static final class ProcessDefault {
        static final Client CLIENT = ofAllProcessors();

        private static Client ofAllProcessors() {
            Config config = Config.load();
            int threads = config.get(Config.THREADS);
            if (threads == 0) threads = Runtime.getRuntime().availableProcessors();
            return new Client(BackendOptions.threads(threads), config);
        }
    }
}
