package dev.tasse.internal.bag;

import dev.tasse.function.Fn1;
import dev.tasse.function.Fn2;
import dev.tasse.internal.call.Around;

/// The steps of folds that look at values by a function of the user.
public sealed interface Folding extends Fn2<Object, Object, Object>, Around {
    /// Puts two sums together.
    Fn2<Object, Object, ?> SUMS = (a, b) -> (Double) a + (Double) b;

    /// Puts two exact sums together.
    Fn2<Object, Object, ?> EXACT_SUMS = (a, b) -> Math.addExact((Long) a, (Long) b);

    /// Adds numbers.
    record Sum(Fn1<Object, ? extends Number> inner) implements Folding {
        @Override
        public Object apply(Object sum, Object value) throws Exception {
            return (Double) sum + inner.apply(value).doubleValue();
        }
    }

    /// Adds whole numbers.
    record ExactSum(Fn1<Object, ? extends Number> inner) implements Folding {
        @Override
        public Object apply(Object sum, Object value) throws Exception {
            return Math.addExact((Long) sum, inner.apply(value).longValue());
        }
    }

    /// Measures numbers.
    record Measure(Fn1<Object, ? extends Number> inner) implements Folding {
        @Override
        public Object apply(Object moments, Object value) throws Exception {
            return ((Moments) moments).with(inner.apply(value).doubleValue());
        }
    }

    /// Keeps the value with the lesser key, the first of equal ones.
    record Lesser(Fn1<Object, ? extends Comparable<?>> inner) implements Folding {
        @Override
        public Object apply(Object a, Object b) throws Exception {
            return Greatest.compare(inner.apply(b), inner.apply(a)) < 0 ? b : a;
        }
    }

    /// Keeps the value with the greater key, the first of equal ones.
    record Greater(Fn1<Object, ? extends Comparable<?>> inner) implements Folding {
        @Override
        public Object apply(Object a, Object b) throws Exception {
            return Greatest.compare(inner.apply(b), inner.apply(a)) > 0 ? b : a;
        }
    }
}
