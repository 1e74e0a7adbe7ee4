package dev.tasse;

import dev.tasse.function.Fn1;
import dev.tasse.function.Fn2;
import dev.tasse.function.Pair;
import dev.tasse.internal.bag.BagPlan;
import dev.tasse.internal.bag.Folding;
import dev.tasse.internal.bag.Moments;
import dev.tasse.internal.bag.Pieces;
import dev.tasse.internal.bag.Reductions;
import dev.tasse.internal.bag.Shuffles;
import dev.tasse.internal.bag.Step;
import dev.tasse.internal.bag.TextFormat;
import dev.tasse.internal.bag.Written;
import dev.tasse.internal.call.CallPlan;
import dev.tasse.spi.ItemFormat;
import dev.tasse.spi.ItemSource;
import dev.tasse.type.Stage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/// Java values of any class in partitions, described but not computed: lines, messages, records.
///
/// ```java
/// List<Pair<String, Long>> top = Text.read("logs/*.gz")
///         .filter(line -> line.contains("ERROR"))
///         .flatMap(line -> List.of(line.split(" ")))
///         .frequencies()
///         .top(10, Pair::value)
///         .compute();
/// ```
///
/// Every method returns a new bag, or a {@link Delayed} for what is one value. What works on one
/// value at a time (`map`, `filter`, `flatMap`, ...) streams through a partition without making
/// lists. What brings equal keys together (`frequencies`, `distinct`, `foldBy`, `groupByKey`,
/// `join`) sends values from partition to partition: strings, numbers and the other boxed values,
/// enums, records, {@link Pair}, lists and maps of these in an encoding of ours, others by Java's
/// serialisation. When they are more than memory holds they go to a temporary file.
///
/// A bag that several computations use is computed by each of them: `persist` it. Order is kept by
/// what works within partitions, `concat`, `repartition`, `limit` and `zip`; after a shuffle it is
/// undefined. Values may be null, as far as the functions given take null. Functions may run again
/// after a failure, and at the same time as others: they change nothing but their own result.
///
/// Immutable and safe for use by several threads.
///
/// @param <T> the class of the values
public final class Bag<T> implements Lazy<List<T>> {
    private final BagPlan plan;

    private Bag(BagPlan plan) {
        this.plan = plan;
    }

    /// The values `values` in about as many partitions as there are processors, at least one.
    public static <T> Bag<T> of(Collection<? extends T> values) {
        return of(values, Runtime.getRuntime().availableProcessors());
    }

    /// The values `values` in at most `partitions` partitions of nearly equal size.
    ///
    /// @throws IllegalArgumentException if `partitions` is less than 1
    public static <T> Bag<T> of(Collection<? extends T> values, int partitions) {
        return new Bag<>(Pieces.of(new ArrayList<>(values), requirePositive(partitions)));
    }

    /// The whole numbers from `start` to `end - 1` in at most `partitions` partitions.
    ///
    /// @throws IllegalArgumentException if `partitions` is less than 1
    public static Bag<Long> range(long start, long end, int partitions) {
        return new Bag<>(Pieces.range(start, end, requirePositive(partitions)));
    }

    /// The values of `source`: how formats make bags.
    public static <T> Bag<T> from(ItemSource<T> source) {
        return new Bag<>(BagPlan.read(source));
    }

    /// The values that `parts` answer, a partition for each.
    ///
    /// @throws IllegalArgumentException if there is none
    public static <T> Bag<T> fromDelayed(
            List<? extends Delayed<? extends Iterable<? extends T>>> parts) {
        if (parts.isEmpty())
            throw new IllegalArgumentException("a bag needs a partition, got none");
        List<CallPlan> calls = new ArrayList<>();
        for (Delayed<?> part : parts) calls.add(part.plan());
        return new Bag<>(BagPlan.given(calls));
    }

    private static int requirePositive(int partitions) {
        if (partitions >= 1) return partitions;
        throw new IllegalArgumentException(partitions + " partitions, expected 1 or more");
    }

    /// For collections: a bag of any plan.
    static <T> Bag<T> of(BagPlan plan) {
        return new Bag<>(plan);
    }

    /// Whether what it is made of is shared by its partitions.
    boolean takesResults() {
        return plan.takesResults();
    }

    private <R> Bag<R> then(Step step) {
        return new Bag<>(plan.then(step));
    }

    // The values that a function is given are of its class, as the types of this class say.
    @SuppressWarnings("unchecked")
    private static <R> Fn1<Object, R> untyped(Fn1<?, ? extends R> function) {
        if (function == null)
            throw new IllegalArgumentException("a bag needs a function, got null");
        return (Fn1<Object, R>) function;
    }

    @SuppressWarnings("unchecked") // as above
    private static Fn2<Object, Object, ?> untyped(Fn2<?, ?, ?> function) {
        if (function == null)
            throw new IllegalArgumentException("a bag needs a function, got null");
        return (Fn2<Object, Object, ?>) function;
    }

    /// What `function` answers for each value.
    public <R> Bag<R> map(Fn1<? super T, ? extends R> function) {
        return then(new Step.Each(untyped(function)));
    }

    /// All that `function` answers for each value.
    public <R> Bag<R> flatMap(Fn1<? super T, ? extends Iterable<? extends R>> function) {
        return then(new Step.Unfold(untyped(function)));
    }

    /// The values for which `condition` answers true.
    public Bag<T> filter(Fn1<? super T, Boolean> condition) {
        return then(new Step.Keep(untyped(condition), true));
    }

    /// The values for which `condition` answers false.
    public Bag<T> remove(Fn1<? super T, Boolean> condition) {
        return then(new Step.Keep(untyped(condition), false));
    }

    /// All that `function` answers for each partition, which it is given as a list that it cannot
    /// change.
    public <R> Bag<R> mapPartitions(
            Fn1<? super List<T>, ? extends Iterable<? extends R>> function) {
        return then(new Step.Whole(untyped(function)));
    }

    /// What each value, a map or a list, has at `key`: null where a map has no such key.
    ///
    /// Of records take an accessor: `trips.map(Trip::fare)`.
    public Bag<Object> pluck(Object key) {
        return map(value -> Pieces.at(value, key));
    }

    /// Each value with the probability `fraction`. The same `seed` gives the same values of the
    /// same partitions.
    ///
    /// @throws IllegalArgumentException if `fraction` is not from 0 to 1
    public Bag<T> randomSample(double fraction, long seed) {
        if (fraction >= 0 && fraction <= 1) return then(new Step.Draw(fraction, seed));
        throw new IllegalArgumentException("a sample of " + fraction + ", expected 0 to 1");
    }

    /// How often each different value occurs, as pairs of value and count.
    public Bag<Pair<T, Long>> frequencies() {
        return new Bag<>(Shuffles.frequencies(plan));
    }

    /// Each different value once.
    public Bag<T> distinct() {
        return new Bag<>(Shuffles.distinct(plan));
    }

    /// One value for each different key.
    public Bag<T> distinct(Fn1<? super T, ?> key) {
        return new Bag<>(Shuffles.distinct(plan, untyped(key)));
    }

    /// For each key a pair of it and what `step` makes of its values one after the other, from
    /// `start` on, in each partition; `combine` puts the results of partitions together. Sends one
    /// value for each key and partition: prefer it to `groupByKey`.
    ///
    /// @param start changes nothing when combined, and is not changed by `step`
    public <K, A> Bag<Pair<K, A>> foldBy(
            Fn1<? super T, ? extends K> key,
            A start,
            Fn2<? super A, ? super T, ? extends A> step,
            Fn2<? super A, ? super A, ? extends A> combine) {
        Shuffles.KeyFold fold = new Shuffles.KeyFold(start, untyped(step), untyped(combine));
        return new Bag<>(Shuffles.foldBy(plan, untyped(key), fold));
    }

    /// For each key a pair of it and the list of its values. The list has to fit the heap; all
    /// lists together need not.
    public <K> Bag<Pair<K, List<T>>> groupByKey(Fn1<? super T, ? extends K> key) {
        return groupByKey(key, value -> value);
    }

    /// For each key a pair of it and the list of what `value` answers for its values.
    public <K, V> Bag<Pair<K, List<V>>> groupByKey(
            Fn1<? super T, ? extends K> key, Fn1<? super T, ? extends V> value) {
        return new Bag<>(Shuffles.group(plan, untyped(key), untyped(value)));
    }

    /// Pairs of a value of this bag and one of `other` with equal keys. Null keys are equal. The
    /// values of `other` of one key have to fit the heap: let it be the smaller bag.
    public <U> Bag<Pair<T, U>> join(
            Bag<U> other, Fn1<? super T, ?> key, Fn1<? super U, ?> otherKey) {
        return new Bag<>(Shuffles.join(plan, other.plan, untyped(key), untyped(otherKey)));
    }

    /// Pairs of each value of this bag and each value of `other`.
    public <U> Bag<Pair<T, U>> product(Bag<U> other) {
        return new Bag<>(Pieces.product(plan, other.plan));
    }

    /// Pairs of the values of this bag and of `other` at equal places.
    ///
    /// Fails when computed if partitions differ in size; the bags must have equally many.
    ///
    /// @throws IllegalArgumentException if the bags have different numbers of partitions
    public <U> Bag<Pair<T, U>> zip(Bag<U> other) {
        if (npartitions() == other.npartitions()) {
            return new Bag<>(Pieces.zip(plan, other.plan));
        }
        throw new IllegalArgumentException(
                "zip of bags of %d and %d partitions: repartition one of them before"
                        .formatted(npartitions(), other.npartitions()));
    }

    /// The values of all of `bags`, one after the other.
    ///
    /// @throws IllegalArgumentException if there is none
    public static <T> Bag<T> concat(List<? extends Bag<? extends T>> bags) {
        if (bags.isEmpty()) throw new IllegalArgumentException("no bags");
        List<BagPlan> plans = new ArrayList<>();
        for (Bag<?> bag : bags) plans.add(bag.plan);
        return new Bag<>(Pieces.concat(plans));
    }

    /// These values, then those of `other`.
    public Bag<T> concat(Bag<? extends T> other) {
        return concat(List.of(this, other));
    }

    /// The same values in the same order, in `partitions` partitions: of fewer, neighbours are put
    /// together, of more, each is cut.
    ///
    /// @throws IllegalArgumentException if `partitions` is less than 1
    public Bag<T> repartition(int partitions) {
        return new Bag<>(Pieces.repartition(plan, requirePositive(partitions)));
    }

    /// What `function` makes of all values up to each, from `start` on: running totals. Partitions
    /// wait for each other.
    public <A> Bag<A> accumulate(A start, Fn2<? super A, ? super T, ? extends A> function) {
        return new Bag<>(Pieces.accumulate(plan, start, untyped(function)));
    }

    /// The `count` values with the greatest keys, the greatest first, in one partition; of equal
    /// ones those that come first.
    ///
    /// @throws IllegalArgumentException if `count` is negative
    public <K extends Comparable<? super K>> Bag<T> top(
            int count, Fn1<? super T, ? extends K> key) {
        requireCount(count);
        CallPlan top = Reductions.top(plan, count, untyped(key));
        return new Bag<>(BagPlan.given(List.of(top)));
    }

    private static void requireCount(long count) {
        if (count < 0) throw new IllegalArgumentException(count + " values, expected 0 or more");
    }

    /// The first `count` values, in one partition. Reads no further than it has to where what it
    /// reads is not shuffled.
    ///
    /// @throws IllegalArgumentException if `count` is negative
    public Bag<T> limit(long count) {
        requireCount(count);
        return new Bag<>(Pieces.limit(plan, count));
    }

    /// Computes the first `count` values, and reads no further than it has to.
    ///
    /// @throws IllegalArgumentException if `count` is negative
    public List<T> take(long count) {
        return limit(count).compute();
    }

    /// The number of values.
    public Delayed<Long> count() {
        return Delayed.of(Reductions.count(plan));
    }

    /// What `step` makes of the values of each partition one after the other, from `start` on; then
    /// what `combine` makes of these results, in the order of the partitions.
    ///
    /// @param start changes nothing when combined, and is not changed by `step`
    public <A> Delayed<A> fold(
            A start,
            Fn2<? super A, ? super T, ? extends A> step,
            Fn2<? super A, ? super A, ? extends A> combine) {
        return Delayed.of(Reductions.fold(plan, start, untyped(step), untyped(combine)));
    }

    /// What `function` makes of all values, two at a time. Fails when computed if there are none.
    public Delayed<T> reduce(Fn2<? super T, ? super T, ? extends T> function) {
        return Delayed.of(Reductions.reduce(plan, "reduce", untyped(function)));
    }

    /// The value with the smallest key, the first of equal ones. Fails when computed if there are
    /// no values.
    public <K extends Comparable<? super K>> Delayed<T> min(Fn1<? super T, ? extends K> key) {
        return Delayed.of(Reductions.reduce(plan, "min", new Folding.Lesser(untyped(key))));
    }

    /// The value with the greatest key, the first of equal ones. Fails when computed if there are
    /// no values.
    public <K extends Comparable<? super K>> Delayed<T> max(Fn1<? super T, ? extends K> key) {
        return Delayed.of(Reductions.reduce(plan, "max", new Folding.Greater(untyped(key))));
    }

    /// The sum of what `number` answers; 0 without values.
    public Delayed<Double> sum(Fn1<? super T, ? extends Number> number) {
        return Delayed.of(
                Reductions.fold(plan, 0.0, new Folding.Sum(untyped(number)), Folding.SUMS));
    }

    /// The exact sum of what `number` answers; 0 without values. Fails when computed if it is too
    /// large for a long.
    public Delayed<Long> sumExact(Fn1<? super T, ? extends Number> number) {
        Fn2<Object, Object, ?> step = new Folding.ExactSum(untyped(number));
        return Delayed.of(Reductions.fold(plan, 0L, step, Folding.EXACT_SUMS));
    }

    /// The mean of what `number` answers. Fails when computed if there are no values.
    public Delayed<Double> mean(Fn1<? super T, ? extends Number> number) {
        return moments(number).map(Moments::meanOrFail);
    }

    /// The variance of what `number` answers for all values, of which the divisor is their count
    /// less `freedom`: 0 for a whole population, 1 for a sample. Fails when computed if there are
    /// not more values than that.
    public Delayed<Double> var(Fn1<? super T, ? extends Number> number, int freedom) {
        return moments(number).map(moments -> moments.variance(freedom));
    }

    /// The standard deviation: the root of {@link #var}.
    public Delayed<Double> std(Fn1<? super T, ? extends Number> number, int freedom) {
        return moments(number).map(moments -> Math.sqrt(moments.variance(freedom)));
    }

    private Delayed<Moments> moments(Fn1<? super T, ? extends Number> number) {
        Fn1<Object, Number> untyped = untyped(number);
        return Delayed.of(Reductions.moments(plan, untyped));
    }

    /// Whether `condition` answers true for one of the values.
    public Delayed<Boolean> any(Fn1<? super T, Boolean> condition) {
        return Delayed.of(Reductions.found(plan, "any", untyped(condition), true));
    }

    /// Whether `condition` answers true for all of the values.
    public Delayed<Boolean> all(Fn1<? super T, Boolean> condition) {
        Delayed<Boolean> other =
                Delayed.of(Reductions.found(plan, "all", untyped(condition), false));
        return other.map(found -> !found);
    }

    /// The lists of the values of each partition.
    public List<Delayed<List<T>>> toDelayed() {
        List<Delayed<List<T>>> parts = new ArrayList<>();
        for (CallPlan part : plan.lists("bag")) parts.add(Delayed.of(part));
        return Collections.unmodifiableList(parts);
    }

    /// The records of this bag, which are of `type`, as rows: a column for each component.
    ///
    /// @throws dev.tasse.error.PlanException if a component is of a class that no column holds, or
    ///   a `BigDecimal`, whose scale the values tell
    @SuppressWarnings(
            "unchecked") // as the caller says; a value of another class fails when written
    public <R extends Record> DataFrame toFrame(Class<R> type) {
        return DataFrame.from(new BagSource<>((Bag<R>) this, type));
    }

    /// Writes a line for each value, its `toString`, to a file for each partition, and answers
    /// their paths. In `pattern` `*` stands for the number of the partition, as in
    /// `out/part-*.txt.gz`; a name that ends in `.gz` or `.zst` is compressed. A file appears under
    /// its name when it is whole, and replaces one of that name.
    ///
    /// @throws IllegalArgumentException if `pattern` has no `*`
    public Delayed<List<String>> toText(String pattern) {
        return written("toText", pattern, new TextFormat());
    }

    /// Writes the values as `format` says to a file for each partition, and answers their paths. In
    /// `pattern` `*` stands for the number of the partition. A file appears under its name when it
    /// is whole, and replaces one of that name.
    ///
    /// @throws IllegalArgumentException if `pattern` has no `*`
    public Delayed<List<String>> write(String pattern, ItemFormat<? super T> format) {
        return written("write", pattern, format);
    }

    private Delayed<List<String>> written(String what, String pattern, ItemFormat<?> format) {
        if (pattern.indexOf('*') >= 0) {
            return Delayed.of(Written.files(what, plan, pattern, format));
        }
        throw new IllegalArgumentException(
                what + " \"" + pattern + "\" needs a * for the number of the partition");
    }

    /// The number of partitions.
    public int npartitions() {
        return plan.size();
    }

    /// Computes all values on the current client and waits for them. The list cannot be changed.
    ///
    /// @throws dev.tasse.error.TasseException if a function fails or a source cannot be read
    @Override
    public List<T> compute() {
        List<List<T>> parts = Client.current().compute(toDelayed());
        if (parts.size() == 1) return Collections.unmodifiableList(parts.getFirst());
        List<T> all = new ArrayList<>(parts.stream().mapToInt(List::size).sum());
        parts.forEach(all::addAll);
        return Collections.unmodifiableList(all);
    }

    /// Starts the computation on the current client: a bag of the results, in the same partitions.
    /// The client keeps them as long as that bag is reachable.
    public Bag<T> persist() {
        List<Delayed<List<T>>> parts = new ArrayList<>();
        for (Delayed<List<T>> part : toDelayed()) parts.add(part.persist());
        return fromDelayed(parts);
    }

    /// The layers of tasks, whatever the stage: the optimiser cannot look into Java code.
    @Override
    public String explain(Stage stage) {
        return CallText.explain(plan.lists("bag"));
    }

    @Override
    public String toString() {
        return "Bag of " + npartitions() + (npartitions() == 1 ? " partition" : " partitions");
    }
}
