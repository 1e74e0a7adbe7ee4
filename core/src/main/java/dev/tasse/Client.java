package dev.tasse;

import dev.tasse.config.Config;
import dev.tasse.data.Table;
import dev.tasse.internal.lower.Lowered;
import dev.tasse.internal.lower.Lowering;
import dev.tasse.internal.lower.LoweringOptions;
import dev.tasse.internal.memory.MemoryPool;
import dev.tasse.internal.optimize.Optimizer;
import dev.tasse.internal.plan.Explain;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.worker.BackendOptions;
import dev.tasse.internal.worker.ThreadBackend;
import dev.tasse.spi.Backend;
import dev.tasse.spi.Job;
import dev.tasse.spi.JobOptions;
import dev.tasse.type.Stage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
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

    private Client(int threads, Config config) {
        this.config = config;
        memory = MemoryPool.open(config);
        BackendOptions options =
                BackendOptions.threads(threads).withResource(MemoryPool.class, memory);
        backend = new ThreadBackend(options);
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
        return new Client(threads, config);
    }

    /// The client inside whose {@link #with} this is called, else one for the whole process, made
    /// on first use.
    public static Client current() {
        return CURRENT.isBound() ? CURRENT.get() : ProcessDefault.CLIENT;
    }

    /// What `work` answers, with this client as the current one.
    public <T> T with(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }

    /// The rows of `frame`; the caller closes the table.
    ///
    /// @throws dev.tasse.error.TasseException if a task fails
    public Table compute(DataFrame frame) {
        Lowered tasks = lowered(frame);
        int[] wanted = tasks.wanted().stream().mapToInt(Integer::intValue).toArray();
        try (Job job = backend.submit(tasks.graph(), wanted, JobOptions.DEFAULT)) {
            job.join();
            return gathered(job, wanted.length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException cancelled =
                    new CancellationException("interrupted while computing " + frame);
            cancelled.initCause(e);
            throw cancelled;
        }
    }

    private static Table gathered(Job job, int count) {
        List<Table> parts = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) parts.add((Table) job.take(i));
            return Table.concatView(parts).guarded();
        } finally {
            parts.forEach(Table::close);
        }
    }

    /// How `frame` will run, as text.
    public String explain(DataFrame frame, Stage stage) {
        return switch (stage) {
            case LOGICAL -> Explain.text(frame.plan());
            case OPTIMIZED -> Explain.text(optimized(frame));
            case TASKS -> lowered(frame).explain();
        };
    }

    private FramePlan optimized(DataFrame frame) {
        return config.get(Config.OPTIMIZE) ? Optimizer.optimize(frame.plan()) : frame.plan();
    }

    private Lowered lowered(DataFrame frame) {
        LoweringOptions options = LoweringOptions.of(config, backend.parallelism());
        return Lowering.lower(optimized(frame), options);
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
            return new Client(
                    threads > 0 ? threads : Runtime.getRuntime().availableProcessors(), config);
        }
    }
}
