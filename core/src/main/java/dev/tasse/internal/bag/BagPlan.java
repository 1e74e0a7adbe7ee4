package dev.tasse.internal.bag;

import dev.tasse.internal.call.Call;
import dev.tasse.internal.call.CallOptions;
import dev.tasse.internal.call.CallPlan;
import dev.tasse.internal.call.Work;
import dev.tasse.spi.ItemSource;
import dev.tasse.spi.Split;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/// A bag that is described but not computed: its partitions, which are made once, when first
/// needed, so that all that is computed of it shares what they take. Safe for many threads.
public final class BagPlan {
    private static final int MOST_NESTED = 1000;

    // Guarded by this: one of the two is there.
    private @Nullable Supplier<List<Partition>> source;
    private List<Partition> partitions = List.of();

    // The bag that this one is a step of, if it is.
    private final @Nullable Taken taken;

    /// A step after another bag, with how many before it call each other.
    private record Taken(BagPlan before, Step step, int nested) {}

    private BagPlan(Supplier<List<Partition>> source) {
        this.source = source;
        this.taken = null;
    }

    private BagPlan(Taken taken) {
        this.source = () -> stepped(taken);
        this.taken = taken;
    }

    static BagPlan of(Supplier<List<Partition>> source) {
        return new BagPlan(source);
    }

    /// The partitions after all steps since the last bag that is none: no recursion, a chain may be
    /// thousands of steps long.
    private static List<Partition> stepped(Taken last) {
        List<Step> steps = new ArrayList<>();
        steps.add(last.step);
        BagPlan first = last.before;
        for (Taken at = first.taken; at != null; at = first.taken) {
            steps.add(at.step);
            first = at.before;
        }
        Collections.reverse(steps);
        return first.partitions().stream().map(part -> part.then(steps)).toList();
    }

    synchronized List<Partition> partitions() {
        Supplier<List<Partition>> make = source;
        if (make != null) partitions = List.copyOf(make.get());
        source = null;
        return partitions;
    }

    /// The values of `source`, a partition for each of its splits.
    public static BagPlan read(ItemSource<?> source) {
        return of(() -> {
            List<Partition> partitions = new ArrayList<>();
            for (Split split : source.splits()) {
                partitions.add(Partition.of(new Feed.Read(source, split), List.of()));
            }
            return partitions;
        });
    }

    /// What the calls answer, each of which answers an iterable: a partition for each.
    public static BagPlan given(List<CallPlan> calls) {
        return of(() -> calls.stream().map(BagPlan::given).toList());
    }

    static Partition given(CallPlan call) {
        return Partition.of(new Feed.Given(), List.of(call));
    }

    /// The rows of the tables that `calls` answer, as records of `type`: a partition for each.
    public static BagPlan rows(Supplier<List<CallPlan>> calls, Class<? extends Record> type) {
        return of(() -> {
            List<Partition> partitions = new ArrayList<>();
            for (CallPlan call : calls.get()) {
                partitions.add(Partition.of(new Feed.Rows(type), List.of(call)));
            }
            return partitions;
        });
    }

    /// The same values after one more step.
    ///
    /// @throws IllegalArgumentException if there are too many that call each other
    public BagPlan then(Step step) {
        int before = taken == null ? 0 : taken.nested;
        int nested = Step.isOfEach(step) ? before : before + 1;
        if (nested > MOST_NESTED) {
            throw new IllegalArgumentException(
                    "a chain of more than %,d mapPartitions and randomSample needs too deep a stack; persist() the bag in between"
                            .formatted(MOST_NESTED));
        }
        return new BagPlan(new Taken(this, step, nested));
    }

    /// Whether a partition takes results of calls: computed by itself it would compute them again.
    public boolean takesResults() {
        return partitions().stream().anyMatch(part -> !part.inputs().isEmpty());
    }

    /// The number of partitions.
    public int size() {
        return partitions().size();
    }

    /// For each partition the call that answers its values as a list.
    public List<CallPlan> lists(String name) {
        return calls(name, new Goals.Listed());
    }

    /// For each partition the call that makes of its values what `goal` says.
    List<CallPlan> calls(String name, Goal goal, CallPlan... extra) {
        List<CallPlan> calls = new ArrayList<>();
        for (Partition part : partitions()) {
            calls.add(part.call(name, calls.size(), goal, extra));
        }
        return calls;
    }

    /// A call named `name` of the engine's own code.
    static CallPlan call(String name, Work work, List<CallPlan> inputs) {
        return CallPlan.of(new Call.Perform(work), inputs.toArray(CallPlan[]::new))
                .with(CallOptions.DEFAULT.withName(name));
    }
}
