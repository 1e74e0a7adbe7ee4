package dev.tasse.internal.bag;

import dev.tasse.function.Pair;
import dev.tasse.spi.Receiver;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is made of a bucket that fits the heap.
sealed interface Regroup extends Serializable {
    /// The functions of the user that it calls.
    List<Object> functions();

    /// Gives what is made to `receiver`; answers whether it wants more.
    boolean group(Bucket part, Receiver<Object> receiver) throws Exception;

    /// What an aggregation makes of the values of each key.
    record ByKey(Aggregation aggregation) implements Regroup {
        @Override
        public List<Object> functions() {
            return aggregation.functions();
        }

        @Override
        public boolean group(Bucket part, Receiver<Object> receiver) throws Exception {
            Map<Object, Cell> cells = new HashMap<>();
            part.read((key, partial) ->
                    aggregation.merge(cells.computeIfAbsent(key, _ -> new Cell()), partial));
            for (Map.Entry<Object, Cell> entry : cells.entrySet()) {
                Object result = aggregation.result(entry.getKey(), entry.getValue());
                if (!receiver.accept(result)) return false;
            }
            return true;
        }
    }

    /// The sum of the counts of each value.
    record ByCount() implements Regroup {
        @Override
        public List<Object> functions() {
            return List.of();
        }

        @Override
        public boolean group(Bucket part, Receiver<Object> receiver) throws Exception {
            Counts counts = new Counts();
            part.read((value, count) -> counts.add(value, (Long) count));
            boolean[] more = {true};
            counts.forEach(
                    (value, count) -> more[0] = more[0] && receiver.accept(Pair.of(value, count)));
            return more[0];
        }
    }
}
