package dev.tasse;

import dev.tasse.config.Resources;
import dev.tasse.function.Fn0;
import dev.tasse.function.Fn1;
import dev.tasse.function.Fn2;
import dev.tasse.graph.Demands;
import dev.tasse.internal.call.Call;
import dev.tasse.internal.call.CallPlan;
import dev.tasse.type.Stage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/// The result of a function call that is described but not made: any Java code as a task graph.
///
/// Plain values are captured by the lambda; only delayed inputs are arguments:
///
/// ```java
/// String name = "model.bin";
/// Delayed<byte[]> raw = Delayed.of(() -> Files.readAllBytes(Path.of(name)));
/// Delayed<Integer> size = raw.map(bytes -> bytes.length);
/// Delayed<Integer> twice = Delayed.of(size, size, Integer::sum);
/// int result = twice.compute();
/// ```
///
/// A call that several others take the result of is made once. Functions may be run again after a
/// failure, on any thread, at the same time as others: they change nothing but their own result. A
/// function may answer null, and may itself compute or submit and wait.
///
/// Immutable and safe for use by several threads.
///
/// @param <T> the class of the result
public final class Delayed<T> implements Lazy<T> {
    private final CallPlan plan;

    private Delayed(CallPlan plan) {
        this.plan = plan;
    }

    private static <T> Delayed<T> of(Call call, CallPlan... inputs) {
        return new Delayed<>(CallPlan.of(call, inputs));
    }

    /// For collections: the result of a call of any kind.
    static <T> Delayed<T> of(CallPlan plan) {
        return new Delayed<>(plan);
    }

    CallPlan plan() {
        return plan;
    }

    /// What `function` answers.
    ///
    /// @throws IllegalArgumentException if the function is null
    public static <T> Delayed<T> of(Fn0<? extends T> function) {
        return of(new Call.Supply(function));
    }

    /// What is known already.
    public static <T> Delayed<T> value(T value) {
        return Delayed.<T>of(() -> value).named("value");
    }

    /// What `function` answers for the results of `a` and `b`.
    ///
    /// @throws IllegalArgumentException if the function or an input is null
    @SuppressWarnings("unchecked") // the inputs give what their types say
    public static <A, B, R> Delayed<R> of(
            Delayed<A> a, Delayed<B> b, Fn2<? super A, ? super B, ? extends R> function) {
        Fn2<Object, Object, ?> untyped = (Fn2<Object, Object, ?>) (Fn2<?, ?, ?>) function;
        return of(new Call.Combine(untyped), input(a, 0), input(b, 1));
    }

    /// What `function` answers for the results of all of `inputs`, in their order. The list that it
    /// gets cannot be changed.
    ///
    /// @throws IllegalArgumentException if the function or an input is null
    @SuppressWarnings("unchecked") // the inputs give what their types say
    public static <A, R> Delayed<R> ofAll(
            List<? extends Delayed<? extends A>> inputs,
            Fn1<? super List<A>, ? extends R> function) {
        Fn1<List<Object>, ?> untyped = (Fn1<List<Object>, ?>) (Fn1<?, ?>) function;
        return of(new Call.Collect(untyped), plans(inputs));
    }

    /// The results of all of `inputs`, in their order.
    ///
    /// @throws IllegalArgumentException if an input is null
    public static <T> Delayed<List<T>> all(List<? extends Delayed<? extends T>> inputs) {
        return Delayed.<T, List<T>>ofAll(inputs, results -> results).named("all");
    }

    /// `structure` with every delayed value in it replaced by its result: looks into lists, maps,
    /// optionals and records, and into nothing else. Lists and maps come out unmodifiable and keep
    /// their order.
    ///
    /// @throws IllegalArgumentException if `structure` contains itself, or a record cannot hold a
    ///   result in place of a delayed value
    public static Delayed<Object> gather(Object structure) {
        Gathering gathering = Gathering.of(structure);
        Object template = gathering.template();
        return Delayed.<Object, Object>ofAll(
                        gathering.delayed(), results -> Gathering.filled(template, results))
                .named("gather");
    }

    /// What `function` answers for the result.
    ///
    /// @throws IllegalArgumentException if the function is null
    @SuppressWarnings("unchecked") // the input gives what its type says
    public <R> Delayed<R> map(Fn1<? super T, ? extends R> function) {
        return of(new Call.Apply((Fn1<Object, ?>) (Fn1<?, ?>) function), plan);
    }

    /// The result of what `function` answers: it decides at run time what else is to be computed,
    /// and those calls become tasks of the running graph.
    ///
    /// @throws IllegalArgumentException if the function is null
    @SuppressWarnings("unchecked") // the input gives what its type says
    public <R> Delayed<R> flatMap(Fn1<? super T, Delayed<R>> function) {
        Fn1<Object, Delayed<R>> untyped = (Fn1<Object, Delayed<R>>) (Fn1<?, ?>) function;
        return of(new Call.Continue(function, all -> next(untyped.apply(all.getFirst()))), plan);
    }

    /// The result of what `function` answers, which is asked when the graph runs.
    ///
    /// @throws IllegalArgumentException if the function is null
    public static <R> Delayed<R> defer(Fn0<Delayed<R>> function) {
        return of(new Call.Continue(function, _ -> next(function.apply())));
    }

    private static CallPlan next(Delayed<?> answer) {
        return Objects.requireNonNull(answer, "a function answered null, expected a Delayed").plan;
    }

    /// The elements of a list of `count` as separate values: several results of one call.
    ///
    /// The calls that take an element fail if the list is shorter.
    @SuppressWarnings("unchecked") // the input gives what its type says
    public static <T> List<Delayed<T>> each(Delayed<? extends List<T>> several, int count) {
        Delayed<List<T>> list = (Delayed<List<T>>) several;
        List<Delayed<T>> elements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = i;
            elements.add(list.<T>map(all -> all.get(at)).named("element"));
        }
        return Collections.unmodifiableList(elements);
    }

    /// The same, called `name` in errors, drawings and progress.
    ///
    /// @throws IllegalArgumentException if the name is empty
    public Delayed<T> named(String name) {
        return new Delayed<>(plan.with(plan.options().withName(name)));
    }

    /// The same, run again up to `times` times when it fails.
    ///
    /// @throws IllegalArgumentException if `times` is not 0 to 100
    public Delayed<T> withRetries(int times) {
        return new Delayed<>(plan.with(plan.options().withRetries(times)));
    }

    /// The same, run before other calls of a computation whose priority is lower, and so is what it
    /// needs; 0 if nothing is said. When it is what is computed, the whole computation comes before
    /// others of a lower priority.
    public Delayed<T> withPriority(int priority) {
        return demanding(plan.options().demands().withPriority(priority));
    }

    /// The same, run only while the client has so much of what `needed` names; others cannot have
    /// it meanwhile. A client has what {@link dev.tasse.config.Config#RESOURCES} says.
    ///
    /// A computation that asks for more than there is is refused when it is started.
    public Delayed<T> withResources(Resources needed) {
        return demanding(plan.options().demands().withResources(needed));
    }

    private Delayed<T> demanding(Demands demands) {
        return new Delayed<>(plan.with(plan.options().withDemands(demands)));
    }

    /// The same, promised to answer the same for the same inputs and captured values: equal calls
    /// in one computation are made once. Captured values are compared by `equals`.
    public Delayed<T> pure() {
        return new Delayed<>(plan.with(plan.options().asPure()));
    }

    /// Computes the result on the current client and waits for it.
    ///
    /// @throws dev.tasse.error.TasseException if a function fails: names the task, the place of the
    ///   lambda and the way from this result to it; what was thrown is the cause
    @Override
    public T compute() {
        return Client.current().compute(this);
    }

    /// Starts the computation on the current client; whoever takes the result of what is answered
    /// shares it instead of computing it again. The client keeps the result as long as the answer
    /// is reachable.
    public Delayed<T> persist() {
        TaskFuture<T> future = Client.current().start(this);
        return Delayed.<T>of(() -> CallResults.shared(future.join())).named(plan.options().name());
    }

    @Override
    public String explain(Stage stage) {
        return CallText.explain(plan, stage);
    }

    @Override
    public String toString() {
        return "Delayed " + plan.options().name();
    }

    private static CallPlan input(Delayed<?> delayed, int position) {
        if (delayed == null) {
            throw new IllegalArgumentException(
                    "input " + position + " of a delayed call is null, expected a Delayed");
        }
        return delayed.plan;
    }

    private static CallPlan[] plans(List<? extends Delayed<?>> inputs) {
        CallPlan[] plans = new CallPlan[inputs.size()];
        int position = 0;
        for (Delayed<?> input : inputs) plans[position] = input(input, position++);
        return plans;
    }
}
