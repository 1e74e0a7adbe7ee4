package dev.tasse.internal.bag;

import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.function.Fn2;

import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/// Makes one result of those of several partitions, which come in their order.
sealed interface Merge extends Serializable {
    @Nullable Object of(List<Object> parts) throws Exception;

    /// The sum of counts.
    record Total() implements Merge {
        @Override
        public Object of(List<Object> parts) {
            long total = 0;
            for (Object count : parts) total = Math.addExact(total, (Long) count);
            return total;
        }
    }

    /// What `combine` makes of all, two at a time.
    record Pairwise(Fn2<Object, Object, ?> combine) implements Merge {
        @Override
        public Object of(List<Object> parts) throws Exception {
            Object total = parts.getFirst();
            for (Object part : parts.subList(1, parts.size())) total = combine.apply(total, part);
            return total;
        }
    }

    /// What `combine` makes of the one value of each list, two at a time, as such a list; lists may
    /// be empty.
    record OfSome(Fn2<Object, Object, ?> combine) implements Merge {
        @Override
        public Object of(List<Object> parts) throws Exception {
            List<Object> values = new ArrayList<>();
            for (Object part : parts) values.addAll((List<?>) part);
            if (values.isEmpty()) return values;
            List<Object> only = new ArrayList<>(1);
            only.add(new Pairwise(combine).of(values));
            return only;
        }
    }

    /// The one value of the one list.
    record Only(String name) implements Merge {
        @Override
        public Object of(List<Object> parts) {
            List<?> found = (List<?>) parts.getFirst();
            if (!found.isEmpty()) return found.getFirst();
            throw new DataException(
                    Problem.of("an empty bag has no " + name)
                            .remedy("use fold with a start value"));
        }
    }

    /// Whether one of them is true.
    record AnyTrue() implements Merge {
        @Override
        public Object of(List<Object> parts) {
            return parts.contains(true);
        }
    }

    /// All moments together.
    record Measures() implements Merge {
        @Override
        public Object of(List<Object> parts) {
            return Moments.merged(parts);
        }
    }

    /// The greatest of all.
    record Top(Greatest greatest) implements Merge {
        @Override
        public Object of(List<Object> parts) throws Exception {
            return greatest.merged(parts);
        }
    }

    /// A list of all.
    record Listing() implements Merge {
        @Override
        public Object of(List<Object> parts) {
            return new ArrayList<>(parts);
        }
    }
}
