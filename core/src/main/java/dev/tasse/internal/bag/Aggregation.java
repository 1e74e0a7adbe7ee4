package dev.tasse.internal.bag;

import dev.tasse.function.Fn1;
import dev.tasse.function.Fn2;
import dev.tasse.function.Pair;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What becomes of values with equal keys.
sealed interface Aggregation extends Serializable {
    /// The functions of the user that it calls.
    List<Object> functions();

    /// The key of `item`.
    Object key(Object item) throws Exception;

    /// Whether values are put together before they go to other partitions; else each goes by
    /// itself.
    boolean early();

    /// Adds `item`, in the partition where it is.
    void add(Cell cell, Object item) throws Exception;

    /// What goes to another partition.
    @Nullable Object partial(Cell cell);

    /// Adds what came from another partition.
    void merge(Cell cell, Object partial) throws Exception;

    /// What comes out for `key`.
    Object result(Object key, Cell cell);

    /// One value for each key, the first to come.
    record OneEach(Fn1<Object, ?> key) implements Aggregation {
        @Override
        public List<Object> functions() {
            return List.of(key);
        }

        @Override
        public Object key(Object item) throws Exception {
            return key.apply(item);
        }

        @Override
        public boolean early() {
            return true;
        }

        @Override
        public void add(Cell cell, Object item) {
            if (cell.count++ == 0) cell.value = item;
        }

        @Override
        public @Nullable Object partial(Cell cell) {
            return cell.value;
        }

        @Override
        public void merge(Cell cell, Object partial) {
            add(cell, partial);
        }

        @Override
        @SuppressWarnings("NullAway") // null where the value is null
        public Object result(Object key, Cell cell) {
            return cell.value;
        }
    }

    /// Each different value once.
    record Different() implements Aggregation {
        @Override
        public List<Object> functions() {
            return List.of();
        }

        @Override
        public Object key(Object item) {
            return item;
        }

        @Override
        public boolean early() {
            return true;
        }

        @Override
        public void add(Cell cell, Object item) {}

        @Override
        public @Nullable Object partial(Cell cell) {
            return null;
        }

        @Override
        public void merge(Cell cell, Object partial) {}

        @Override
        public Object result(Object key, Cell cell) {
            return key;
        }
    }

    /// What `step` makes of the values of a key from `start` on, put together by `combine`.
    @SuppressWarnings("serial") // the start travels if the user's class lets it
    record FoldBy(
            Fn1<Object, ?> key,
            Object start,
            Fn2<Object, Object, ?> step,
            Fn2<Object, Object, ?> combine)
            implements Aggregation {
        @Override
        public List<Object> functions() {
            return List.of(key, step, combine);
        }

        @Override
        public Object key(Object item) throws Exception {
            return key.apply(item);
        }

        @Override
        public boolean early() {
            return true;
        }

        @Override
        @SuppressWarnings("NullAway") // functions may answer null
        public void add(Cell cell, Object item) throws Exception {
            cell.value = step.apply(cell.count++ == 0 ? start : cell.value, item);
        }

        @Override
        public @Nullable Object partial(Cell cell) {
            return cell.value;
        }

        @Override
        @SuppressWarnings("NullAway") // functions may answer null
        public void merge(Cell cell, Object partial) throws Exception {
            cell.value = cell.count++ == 0 ? partial : combine.apply(cell.value, partial);
        }

        @Override
        @SuppressWarnings("NullAway") // functions may answer null
        public Object result(Object key, Cell cell) {
            return Pair.of(key, cell.value);
        }
    }

    /// A list of what `value` answers for the values of a key.
    record Group(Fn1<Object, ?> key, Fn1<Object, ?> value) implements Aggregation {
        @Override
        public List<Object> functions() {
            return List.of(key, value);
        }

        @Override
        public Object key(Object item) throws Exception {
            return key.apply(item);
        }

        @Override
        public boolean early() {
            return false;
        }

        @Override
        public void add(Cell cell, Object item) throws Exception {
            cell.value = value.apply(item);
        }

        @Override
        public @Nullable Object partial(Cell cell) {
            return cell.value;
        }

        @Override
        @SuppressWarnings("unchecked") // made here
        public void merge(Cell cell, Object partial) {
            if (cell.value == null) cell.value = new ArrayList<>();
            ((List<Object>) cell.value).add(partial);
        }

        @Override
        public Object result(Object key, Cell cell) {
            return Pair.of(key, Objects.requireNonNull(cell.value));
        }
    }
}
