package dev.tasse;

import dev.tasse.function.Fn0;
import dev.tasse.function.Fn1;
import dev.tasse.graph.TaskGraph;
import dev.tasse.internal.call.CallGraph;
import dev.tasse.internal.call.CallOp;
import dev.tasse.internal.call.CallPlan;
import dev.tasse.internal.call.LoopOp;
import dev.tasse.spi.Backend;
import dev.tasse.spi.Job;
import dev.tasse.spi.JobOptions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// Starts users' functions on a backend.
final class Started {
    private static final int[] FIRST = {0};

    private final Backend backend;

    Started(Backend backend) {
        this.backend = backend;
    }

    <T> TaskFuture<T> function(Fn0<? extends T> function, JobOptions options) {
        TaskGraph graph = CallOp.single(function);
        return new JobFuture<>(
                () -> backend.submit(graph, FIRST, options),
                job -> Started.<T>typed(result(job, 0)));
    }

    <T> TaskFuture<T> call(Delayed<T> call, JobOptions given) {
        int priority = given.priority() + call.plan().options().demands().priority();
        JobOptions options = given.withPriority(priority);
        return CallGraph.build(
                List.of(call.plan()),
                (graph, wanted) ->
                        new JobFuture<>(
                                () -> backend.submit(graph, wanted, options),
                                job -> Started.<T>typed(result(job, 0))));
    }

    <T> TaskFuture<List<T>> all(Collection<? extends Delayed<? extends T>> calls) {
        List<CallPlan> plans = new ArrayList<>();
        for (Delayed<?> call : calls) plans.add(call.plan());
        return CallGraph.build(
                plans, (graph, wanted) -> results(graph, wanted, JobOptions.DEFAULT));
    }

    <A, R> FutureList<R> each(
            Collection<? extends A> values,
            Fn1<? super A, ? extends R> function,
            JobOptions options) {
        LoopOp loop = LoopOp.of(values, untyped(function));
        return new FutureList<>(
                backend.submitEach(loop.graph("call"), options),
                position -> backend.submit(loop.single("call", position), FIRST, options),
                job -> Started.<R>typed(result(job, 0)));
    }

    @SuppressWarnings("unchecked") // it is given the values of its type
    private static <A, R> Fn1<Object, ?> untyped(Fn1<? super A, ? extends R> function) {
        return (Fn1<Object, ?>) (Fn1<?, ?>) function;
    }

    <A, R> TaskFuture<List<R>> loop(
            Collection<? extends A> values,
            Fn1<? super A, ? extends R> function,
            JobOptions options) {
        TaskGraph graph = LoopOp.of(values, untyped(function)).graph("loop");
        return results(graph, IntStream.range(0, graph.size()).toArray(), options);
    }

    private <T> TaskFuture<List<T>> results(TaskGraph graph, int[] wanted, JobOptions options) {
        return new JobFuture<>(
                () -> backend.submit(graph, wanted, options),
                job -> listed(values(job, wanted.length)));
    }

    private static Object result(Job job, int position) {
        return CallResults.lasting(CallOp.value(job.result(position)));
    }

    private static Object[] values(Job job, int count) {
        Object[] values = new Object[count];
        for (int i = 0; i < count; i++) values[i] = result(job, i);
        return values;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the call's type says
    private static <T> T typed(Object result) {
        return (T) result;
    }

    @SuppressWarnings("unchecked") // the calls answer what their types say
    private static <T> List<T> listed(Object[] values) {
        return (List<T>) Collections.unmodifiableList(Arrays.asList(values));
    }
}
