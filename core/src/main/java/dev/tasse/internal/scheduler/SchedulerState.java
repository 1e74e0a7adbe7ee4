package dev.tasse.internal.scheduler;

import dev.tasse.config.Resources;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// The state of all jobs of a backend: a pure state machine. {@link #accept} takes what has
/// happened and answers what is to be done; {@link #poll} answers what to run next. No threads, no
/// locks, no clocks: whoever owns it holds one lock around every call, so every run can be played
/// again.
///
/// Next comes the most urgent job, among equals the one submitted first; within a job the task that
/// is first in the static order. A task runs only if what it will hold fits beside what is held, or
/// is no more than what it lets go, or nothing else runs: so one task always runs, and no order of
/// events can get stuck.
public final class SchedulerState {
    /// How many tasks a `Run` has at most.
    public static final int BATCH_MAX = ReadyTasks.BATCH_MAX;

    private final Admission admission;
    private final LoneTasks lone = new LoneTasks();

    // By number; a number is given out again when its job is forgotten.
    private @Nullable Slot[] slots = new @Nullable Slot[8];
    private int slotCount;
    private final IntList freeNumbers = new IntList();

    // Jobs that may have something to run, the next one first. Those found empty are taken out and
    // put back when they have ready tasks again: a chain of tasks does not enter and leave each
    // time.
    private final RunnableJobs<Slot> runnable = new RunnableJobs<>(Slot.NEXT_FIRST);

    // Jobs all of whose ready tasks would hold more than fits.
    private final List<Slot> starved = new ArrayList<>();
    private long nextSequence;
    private int running;

    /// A job in its place.
    private static final class Slot {
        static final Comparator<Slot> NEXT_FIRST = Slot::compare;

        final int number;
        final JobState job;
        final long sequence;
        boolean queued;
        boolean settlementTold;

        Slot(int number, JobState job, long sequence) {
            this.number = number;
            this.job = job;
            this.sequence = sequence;
        }

        static int compare(Slot a, Slot b) {
            int byUrgency = a.job.urgency().compareTo(b.job.urgency());
            return byUrgency != 0 ? byUrgency : Long.compare(a.sequence, b.sequence);
        }
    }

    /// The state of a backend that has `supply` of what tasks may ask for.
    public SchedulerState(Resources supply) {
        admission = new Admission(new Supply(supply));
    }

    /// A number for the next job.
    public int nextJob() {
        return freeNumbers.isEmpty() ? slotCount++ : freeNumbers.pop();
    }

    /// Takes `event` in, and adds to `out` what is to be done.
    public void accept(Event event, List<Command> out) {
        switch (event) {
            case Event.GraphAdded(int number, JobState job) -> add(number, job, out);
            case Event.MemoryReported(long limitBytes) -> admission.limit(limitBytes);
            case Event.TasksDone done -> {
                Slot slot = slot(done.job);
                running -= done.count;
                slot.job.done(done);
                after(slot, out);
            }
            case Event.TaskFailed(int job, int id) -> {
                Slot slot = slot(job);
                running--;
                slot.job.failed(id);
                after(slot, out);
            }
            case Event.TaskExpanded expanded -> {
                Slot slot = slot(expanded.job);
                running--;
                slot.job.expanded(expanded);
                after(slot, out);
            }
            case Event.LayerStopped(int job, int layer) -> {
                Slot slot = slot(job);
                if (!slot.job.cancelled()) slot.job.stopLayer(layer);
                after(slot, out);
            }
            case Event.KeysReleased released -> {
                Slot slot = slot(released.job);
                slot.job.release(released.ids);
                after(slot, out);
            }
            case Event.ResultWritten(int job, int id, boolean written) -> {
                Slot slot = slot(job);
                if (slot.job.written(id, written)) out.add(new Command.Evict(job, id));
                after(slot, out);
            }
            case Event.Cancelled(int job) -> {
                Slot slot = slot(job);
                slot.job.cancel();
                after(slot, out);
            }
        }
    }

    private Slot slot(int number) {
        Slot slot = number < slots.length ? slots[number] : null;
        if (slot == null) throw new AssertionError("no job has the number " + number);
        return slot;
    }

    private void add(int number, JobState job, List<Command> out) {
        if (number >= slots.length) slots = Arrays.copyOf(slots, number * 2);
        Slot slot = new Slot(number, job, nextSequence++);
        slots[number] = slot;
        job.join(admission, lone);
        after(slot, out);
    }

    /// Tells what an event has changed in a job.
    private void after(Slot slot, List<Command> out) {
        JobState job = slot.job;
        tellResults(slot, out);
        if (!slot.queued && job.ready().size() > 0) {
            slot.queued = true;
            runnable.add(slot);
        }
        if (!slot.settlementTold && job.settled()) {
            slot.settlementTold = true;
            out.add(
                    job.failed()
                            ? new Command.Fail(slot.number)
                            : new Command.Complete(slot.number));
        }
        if (job.over() || job.holdsNothing()) forget(slot, out);
        if (admission.shouldSpill()) spill(out);
    }

    /// Has results spilled until the rest is no more than allowed: of the least urgent jobs first.
    private void spill(List<Command> out) {
        List<Slot> lastFirst = new ArrayList<>();
        for (Slot slot : slots) {
            if (slot != null) lastFirst.add(slot);
        }
        lastFirst.sort(Slot.NEXT_FIRST.reversed());
        for (Slot slot : lastFirst) {
            long excess = admission.excessBytes();
            if (excess == 0) return;
            for (int id : slot.job.spill(excess)) out.add(new Command.Spill(slot.number, id));
        }
        if (admission.excessBytes() > 0) admission.spilledTooLittle();
    }

    private static void tellResults(Slot slot, List<Command> out) {
        int[] moves = slot.job.drainMoves();
        for (int i = 0; i < moves.length; i += 2) {
            out.add(new Command.Move(slot.number, moves[i], moves[i + 1]));
        }
        int[] drops = slot.job.drainDrops();
        if (drops.length > 0) out.add(new Command.Drop(slot.number, drops));
        int[] ended = slot.job.drainEnded();
        if (ended.length > 0) out.add(new Command.Ended(slot.number, ended));
    }

    private void forget(Slot slot, List<Command> out) {
        slots[slot.number] = null;
        freeNumbers.add(slot.number);
        starved.remove(slot);
        if (slot.queued) runnable.remove(slot);
        out.add(new Command.Forget(slot.number));
    }

    /// What one of `threads` threads should run next, marked as running; an empty `Run` if nothing.
    public Command.Run poll(int threads) {
        if (!starved.isEmpty() && admission.takeEased()) {
            starved.forEach(runnable::add);
            starved.clear();
        }
        for (Slot slot = runnable.peek(); slot != null; slot = runnable.peek()) {
            int[] ids = slot.job.ready().take(threads, false);
            if (ids.length > 0) return run(slot, ids);
            runnable.removeFirst();
            if (slot.job.ready().size() > 0) starved.add(slot);
            else slot.queued = false;
        }
        if (running > 0 || starved.isEmpty()) return Command.Run.NOTHING;
        Slot first = Collections.min(starved, Slot.NEXT_FIRST);
        return run(first, first.job.ready().take(threads, true));
    }

    private Command.Run run(Slot slot, int[] ids) {
        running += ids.length;
        return new Command.Run(slot.number, ids, slot.job.attempt(ids[0]));
    }

    /// About how long one thread would run what is ready and may fit; 0 if there is nothing.
    public float readyNanos() {
        dropEmpty();
        Slot slot = runnable.peek();
        if (slot == null) return !starved.isEmpty() && admission.eased() ? Float.MAX_VALUE : 0;
        float nanos = slot.job.ready().nanos();
        if (slot.job.isLone()) return nanos * runnable.size();
        return runnable.size() == 1 ? nanos : Float.MAX_VALUE;
    }

    /// Takes jobs without ready tasks from the head of the queue.
    private void dropEmpty() {
        Slot slot = runnable.peek();
        while (slot != null && slot.job.ready().size() == 0) {
            runnable.removeFirst();
            slot.queued = false;
            slot = runnable.peek();
        }
    }

    /// The number of the job that is next, if it is a single task that may run in one batch with
    /// those of other jobs; else -1.
    public int nextLone() {
        dropEmpty();
        Slot slot = runnable.peek();
        return slot != null && slot.job.isFirstOfLone() ? slot.number : -1;
    }

    /// How many single tasks of different jobs one of `threads` threads should run in one batch.
    public int loneCount(int threads) {
        float each = loneNanos();
        float batchNanos = ReadyTasks.batchNanos(each * runnable.size(), threads);
        int most = Math.clamp(runnable.size() / threads, 1, BATCH_MAX);
        return Math.clamp((long) (batchNanos / each), 1, most);
    }

    /// About how long a job of a single task takes.
    public float loneNanos() {
        return lone.nanos(ReadyTasks.BATCH_NANOS);
    }

    /// The bytes that the results of all jobs hold.
    public long heldBytes() {
        return admission.heldBytes();
    }

    /// Checks everything that must be true between two events. Slow: for tests.
    ///
    /// @throws AssertionError naming the first thing that is wrong
    public void validate() {
        List<JobState> jobs = new ArrayList<>();
        for (Slot slot : slots) {
            if (slot == null) continue;
            jobs.add(slot.job);
            boolean listed = runnable.contains(slot) || starved.contains(slot);
            Validation.check(
                    slot.queued == listed, "job " + slot.number + " is queued where it says");
            Validation.check(
                    slot.queued || slot.job.ready().size() == 0,
                    "job " + slot.number + " is queued when it has ready tasks");
            Validation.check(!slot.job.over(), "job " + slot.number + " is forgotten when over");
            Validation.check(
                    slot.settlementTold == slot.job.settled(),
                    "job " + slot.number + " has told that it is settled");
            Validation.job(slot.job);
        }
        Validation.check(
                running == jobs.stream().mapToInt(JobState::running).sum(), "running tasks");
        Validation.memory(jobs, admission);
        Validation.supply(jobs, admission.supply());
    }
}
