package dev.tasse.internal.bag;

import dev.tasse.function.Fn1;
import dev.tasse.spi.Receiver;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/// What is done to each value of a partition on its way.
public sealed interface Step extends Serializable {
    /// More steps in a row than this that make many values of one become a loop: calls inside calls
    /// are faster, but need a stack as deep.
    int MOST_NESTED = 8;

    /// The functions of the user that it calls.
    List<Object> functions();

    /// The place on the way that does it and gives to `next`, for partition `partition`.
    Pipe before(Pipe next, int partition);

    /// The place that does all of `steps` and gives to `last`, for partition `partition`.
    static Pipe before(List<Step> steps, Pipe last, int partition) {
        Pipe pipe = last;
        int end = steps.size();
        while (end > 0) {
            int begin = end;
            int unfolds = 0;
            while (begin > 0 && isOfEach(steps.get(begin - 1))) {
                if (steps.get(--begin) instanceof Unfold) unfolds++;
            }
            if (unfolds > MOST_NESTED) pipe = new Unfolding(steps.subList(begin, end), pipe);
            else pipe = nested(steps.subList(begin, end), pipe, partition);
            end = begin;
            if (end > 0) pipe = steps.get(--end).before(pipe, partition);
        }
        return pipe;
    }

    /// Whether `step` does something to each value by itself.
    static boolean isOfEach(Step step) {
        return step instanceof Single || step instanceof Unfold;
    }

    /// The place that does all of `steps`, of which a few make many values of one.
    private static Pipe nested(List<Step> steps, Pipe last, int partition) {
        Pipe pipe = last;
        List<Single> singles = new ArrayList<>();
        for (Step step : steps.reversed()) {
            if (step instanceof Single single) {
                singles.add(single);
            } else {
                if (!singles.isEmpty()) pipe = Single.before(singles.reversed(), pipe);
                singles.clear();
                pipe = step.before(pipe, partition);
            }
        }
        return singles.isEmpty() ? pipe : Single.before(singles.reversed(), pipe);
    }

    /// A step that makes at most one value of each. Several in a row become one loop: a chain of
    /// thousands must not need a stack as deep.
    sealed interface Single extends Step {
        /// What a value becomes that goes no further.
        Object GONE = new Object();

        /// What becomes of `value`, or `GONE`.
        Object of(Object value) throws Exception;

        @Override
        default Pipe before(Pipe next, int partition) {
            return before(List.of(this), next);
        }

        /// The place that does all of `steps` and gives to `next`.
        static Pipe before(List<Single> steps, Pipe next) {
            Single[] all = steps.toArray(Single[]::new);
            return new Way(
                    value -> {
                        Object now = value;
                        for (Single step : all) {
                            now = step.of(now);
                            if (now == GONE) return true;
                        }
                        return next.accept(now);
                    },
                    next);
        }
    }

    /// Each value replaced by what the function answers.
    record Each(Fn1<Object, ?> function) implements Single {
        @Override
        public List<Object> functions() {
            return List.of(function);
        }

        @Override
        public Object of(Object value) throws Exception {
            return function.apply(value);
        }
    }

    /// The values for which the function answers `kept`.
    record Keep(Fn1<Object, Boolean> function, boolean kept) implements Single {
        @Override
        public List<Object> functions() {
            return List.of(function);
        }

        @Override
        public Object of(Object value) throws Exception {
            return function.apply(value) == kept ? value : GONE;
        }
    }

    /// Each value replaced by all that the function answers.
    record Unfold(Fn1<Object, ? extends Iterable<?>> function) implements Step {
        @Override
        public List<Object> functions() {
            return List.of(function);
        }

        @Override
        public Pipe before(Pipe next, int partition) {
            return new Way(value -> Feed.all(function.apply(value), next), next);
        }
    }

    /// All values of the partition as a list replaced by all that the function answers.
    record Whole(Fn1<Object, ? extends Iterable<?>> function) implements Step {
        @Override
        public List<Object> functions() {
            return List.of(function);
        }

        @Override
        public Pipe before(Pipe next, int partition) {
            List<Object> values = new ArrayList<>();
            return new Pipe() {
                @Override
                public boolean accept(Object value) {
                    return values.add(value);
                }

                @Override
                public void end() throws Exception {
                    Feed.all(function.apply(Collections.unmodifiableList(values)), next);
                    next.end();
                }
            };
        }
    }

    /// The first `count` values of each partition.
    record First(long count) implements Step {
        @Override
        public List<Object> functions() {
            return List.of();
        }

        @Override
        public Pipe before(Pipe next, int partition) {
            long[] left = {count};
            Receiver<Object> values =
                    value -> {
                        if (left[0] == 0) return false;
                        left[0]--;
                        return next.accept(value) && left[0] > 0;
                    };
            return new Way(values, next);
        }
    }

    /// Each value with the probability `fraction`.
    record Draw(double fraction, long seed) implements Step {
        @Override
        public List<Object> functions() {
            return List.of();
        }

        @Override
        public Pipe before(Pipe next, int partition) {
            SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + partition);
            return new Way(value -> random.nextDouble() >= fraction || next.accept(value), next);
        }
    }

    /// A place that does something to values and passes the end on.
    record Way(Receiver<Object> values, Pipe next) implements Pipe {
        @Override
        public boolean accept(Object value) throws Exception {
            return values.accept(value);
        }

        @Override
        public void end() throws Exception {
            next.end();
        }
    }
}
