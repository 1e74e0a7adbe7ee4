package dev.tasse.internal.bag;

import dev.tasse.data.Records;
import dev.tasse.data.Table;
import dev.tasse.error.DataException;
import dev.tasse.error.Problem;
import dev.tasse.function.Pair;
import dev.tasse.graph.TaskContext;
import dev.tasse.spi.ItemSource;
import dev.tasse.spi.Receiver;
import dev.tasse.spi.Split;

import java.io.Serializable;
import java.util.List;

/// Where the values of one partition come from: the first part of a task.
interface Feed extends Serializable {
    /// Gives all values to `receiver`, until it wants no more.
    ///
    /// @param inputs the results that the partition is made of
    void feed(List<Object> inputs, TaskContext context, Receiver<Object> receiver) throws Exception;

    /// The functions of the user that it calls.
    default List<Object> functions() {
        return List.of();
    }

    /// Gives all of `values` to `receiver`; answers whether it wants more.
    static boolean all(Iterable<?> values, Receiver<Object> receiver) throws Exception {
        for (Object value : values) {
            if (!receiver.accept(value)) return false;
        }
        return true;
    }

    /// Values that are known.
    @SuppressWarnings("serial") // they travel if the user's class lets them
    record Known(List<?> values) implements Feed {
        @Override
        public void feed(List<Object> inputs, TaskContext context, Receiver<Object> receiver)
                throws Exception {
            all(values, receiver);
        }
    }

    /// Whole numbers from `start` to `end - 1`.
    record Numbers(long start, long end) implements Feed {
        @Override
        public void feed(List<Object> inputs, TaskContext context, Receiver<Object> receiver)
                throws Exception {
            for (long n = start; n < end; n++) {
                if (!receiver.accept(n)) return;
            }
        }
    }

    /// A part of a source.
    record Read(ItemSource<?> source, Split split) implements Feed {
        @Override
        public void feed(List<Object> inputs, TaskContext context, Receiver<Object> receiver)
                throws Exception {
            source.read(split, receiver);
        }
    }

    /// The values of the inputs, each of which is iterable, one after the other.
    record Given() implements Feed {
        @Override
        public void feed(List<Object> inputs, TaskContext context, Receiver<Object> receiver)
                throws Exception {
            for (Object values : inputs) {
                if (!all((Iterable<?>) values, receiver)) return;
            }
        }
    }

    /// Piece `piece` of `pieces` of the input, a list.
    record Cut(int piece, int pieces) implements Feed {
        @Override
        public void feed(List<Object> inputs, TaskContext context, Receiver<Object> receiver)
                throws Exception {
            List<?> list = (List<?>) inputs.getFirst();
            int start = Math.toIntExact((long) list.size() * piece / pieces);
            int end = Math.toIntExact((long) list.size() * (piece + 1) / pieces);
            all(list.subList(start, end), receiver);
        }
    }

    /// Pairs of the values of two lists at equal places, in partition `partition`.
    record Zipped(int partition) implements Feed {
        @Override
        public void feed(List<Object> inputs, TaskContext context, Receiver<Object> receiver)
                throws Exception {
            List<?> left = (List<?>) inputs.getFirst();
            List<?> right = (List<?>) inputs.getLast();
            if (left.size() != right.size()) {
                throw new DataException(
                        Problem.of("zip of partitions of different sizes")
                                .at("partition " + partition)
                                .got(left.size() + " and " + right.size() + " values"));
            }
            for (int i = 0; i < left.size(); i++) {
                if (!receiver.accept(Pair.of(left.get(i), right.get(i)))) return;
            }
        }
    }

    /// Pairs of each value of one list and each of another.
    record Crossed() implements Feed {
        @Override
        public void feed(List<Object> inputs, TaskContext context, Receiver<Object> receiver)
                throws Exception {
            for (Object left : (List<?>) inputs.getFirst()) {
                for (Object right : (List<?>) inputs.getLast()) {
                    if (!receiver.accept(Pair.of(left, right))) return;
                }
            }
        }
    }

    /// The rows of a table.
    record Rows(Class<? extends Record> type) implements Feed {
        @Override
        public void feed(List<Object> inputs, TaskContext context, Receiver<Object> receiver)
                throws Exception {
            all(Records.read((Table) inputs.getFirst(), type), receiver);
        }
    }
}
