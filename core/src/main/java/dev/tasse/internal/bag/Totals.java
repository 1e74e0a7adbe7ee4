package dev.tasse.internal.bag;

import dev.tasse.function.Fn2;
import dev.tasse.graph.TaskContext;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Running totals of a partition, which begin where those of the partition before have ended.
@SuppressWarnings("serial") // the start travels if the user's class lets it
record Totals(Object start, Fn2<Object, Object, ?> function) implements Goal {
    /// The totals, and the last one also if there are none.
    private record Run(List<Object> totals, Object last) implements Iterable<Object> {
        @Override
        public Iterator<Object> iterator() {
            return totals.iterator();
        }
    }

    @Override
    public List<Object> functions() {
        return List.of(function);
    }

    @Override
    public Collector start(List<Object> extra, TaskContext context) {
        List<Object> totals = new ArrayList<>();
        Object before = extra.isEmpty() ? start : ((Run) extra.getFirst()).last();
        return new Collector() {
            private Object last = before;

            @Override
            public boolean accept(Object value) throws Exception {
                last = function.apply(last, value);
                return totals.add(last);
            }

            @Override
            public Object result() {
                return new Run(totals, last);
            }
        };
    }
}
