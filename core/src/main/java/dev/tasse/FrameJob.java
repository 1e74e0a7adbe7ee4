package dev.tasse;

import dev.tasse.data.Table;
import dev.tasse.error.CellException;
import dev.tasse.internal.lower.Lowered;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.spi.Backend;
import dev.tasse.spi.Job;
import dev.tasse.spi.JobOptions;

import org.jspecify.annotations.Nullable;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The computation of a frame: a job whose one result is the table.
///
/// Types that a source inferred are a promise. A cell that breaks it ends the job; then the plan is
/// bound again with a wider type and started again, as long as it makes sense.
final class FrameJob implements Job {
    // Each restart widens a column; whoever has more such columns should give their types.
    private static final int MOST_RESTARTS = 10;

    /// How a client runs plans, and what it knows of the types of sources.
    record Engine(Backend backend, Function<FramePlan, Lowered> lowering, WiderTypes types) {}

    private final Engine engine;
    private final JobOptions options;
    private final List<Runnable> actions = new ArrayList<>(0);
    private FramePlan plan;
    private int parts;
    private int restarts;
    private boolean cancelled;
    private @Nullable RuntimeException fault;
    private @Nullable WeakReference<Object> owner;
    private volatile Job job;
    private volatile boolean done;

    /// Starts to compute `plan`.
    FrameJob(FramePlan plan, JobOptions options, Engine engine) {
        this.engine = engine;
        this.options = options;
        this.plan = engine.types().known(plan);
        this.job = submit();
        job.whenSettled(this::advance);
    }

    private Job submit() {
        Lowered tasks = engine.lowering().apply(plan);
        int[] wanted = tasks.wanted().stream().mapToInt(Integer::intValue).toArray();
        parts = wanted.length;
        return engine.backend().submit(tasks.graph(), wanted, options);
    }

    /// Starts the job again or ends it, once it is settled: whoever notices that first.
    private void advance() {
        List<Runnable> told;
        synchronized (this) {
            if (done || !job.settled() || startsAgain()) return;
            done = true;
            told = List.copyOf(actions);
        }
        told.forEach(Runnable::run);
    }

    private boolean startsAgain() {
        Optional<CellException> cell = brokenPromise();
        if (cell.isEmpty() || cancelled || restarts++ == MOST_RESTARTS) return false;
        try {
            plan = engine.types().widened(plan, cell.get());
            job.close();
            Object kept = owner == null ? null : owner.get();
            if (owner != null && kept == null) return false;
            job = submit();
            if (kept != null) job.closeWith(kept);
        } catch (RuntimeException e) { // the caller is told when he asks for the result
            fault = e;
            return false;
        }
        job.whenSettled(this::advance);
        return true;
    }

    private Optional<CellException> brokenPromise() {
        try {
            check();
            return Optional.empty();
        } catch (CellException e) {
            return e.cell().inferred() ? Optional.of(e) : Optional.empty();
        } catch (RuntimeException _) { // thrown again when the result is asked for
            return Optional.empty();
        }
    }

    /// Throws what keeps the job from having a result.
    private void check() {
        if (fault != null) throw fault;
        for (int i = 0; i < parts; i++) job.result(i);
    }

    @Override
    public boolean settled() {
        if (!done) advance();
        return done;
    }

    @Override
    public boolean await(Duration timeout) throws InterruptedException {
        long start = System.nanoTime();
        while (!settled()) {
            Duration left = timeout.minusNanos(System.nanoTime() - start);
            if (left.isNegative() || !job.await(left)) return false;
        }
        return true;
    }

    @Override
    public void join() throws InterruptedException {
        while (!settled()) job.await(Duration.ofNanos(Long.MAX_VALUE));
        synchronized (this) {
            check();
        }
    }

    @Override
    public void whenSettled(Runnable action) {
        synchronized (this) {
            if (!done) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }

    /// The table lives on when the job is closed.
    @Override
    public Object result(int position) {
        return take(position);
    }

    /// The rows of the frame; the caller closes the table.
    @Override
    public synchronized Table take(int position) {
        if (!done) throw new IllegalStateException("the job is not settled");
        check();
        List<Table> tables = new ArrayList<>();
        try {
            for (int i = 0; i < parts; i++) tables.add((Table) job.take(i));
            return Table.concatView(tables).guarded();
        } finally {
            tables.forEach(Table::close);
        }
    }

    @Override
    public synchronized void cancel() {
        cancelled = true;
        job.cancel();
    }

    @Override
    public synchronized void closeWith(Object object) {
        owner = new WeakReference<>(object);
        job.closeWith(object);
    }

    @Override
    public synchronized void close() {
        cancelled = true;
        job.close();
    }
}
