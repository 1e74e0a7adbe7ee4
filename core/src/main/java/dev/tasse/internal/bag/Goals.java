package dev.tasse.internal.bag;

import dev.tasse.function.Fn1;
import dev.tasse.function.Fn2;
import dev.tasse.graph.TaskContext;

import java.util.ArrayList;
import java.util.List;

/// What values of a partition become where no other partition has a say.
final class Goals {
    private Goals() {}

    /// A list of them.
    record Listed() implements Goal {
        @Override
        public Collector start(List<Object> extra, TaskContext context) {
            List<Object> values = new ArrayList<>();
            return new Collector() {
                @Override
                public boolean accept(Object value) {
                    return values.add(value);
                }

                @Override
                public Object result() {
                    return values;
                }
            };
        }
    }

    /// How many there are.
    record Counted() implements Goal {
        @Override
        public Collector start(List<Object> extra, TaskContext context) {
            return new Collector() {
                private long count;

                @Override
                public boolean accept(Object value) {
                    count++;
                    return true;
                }

                @Override
                public Object result() {
                    return count;
                }
            };
        }
    }

    /// What `step` makes of them one after the other, from `start` on.
    @SuppressWarnings("serial") // the start travels if the user's class lets it
    record Folded(Object start, Fn2<Object, Object, ?> step) implements Goal {
        @Override
        public List<Object> functions() {
            return List.of(step);
        }

        @Override
        public Collector start(List<Object> extra, TaskContext context) {
            return new Collector() {
                private Object total = start;

                @Override
                public boolean accept(Object value) throws Exception {
                    total = step.apply(total, value);
                    return true;
                }

                @Override
                public Object result() {
                    return total;
                }
            };
        }
    }

    /// What `function` makes of all pairs of them: a list of one, or of none if there were none.
    record Reduced(Fn2<Object, Object, ?> function) implements Goal {
        @Override
        public List<Object> functions() {
            return List.of(function);
        }

        @Override
        public Collector start(List<Object> extra, TaskContext context) {
            List<Object> only = new ArrayList<>(1);
            return new Collector() {
                @Override
                public boolean accept(Object value) throws Exception {
                    if (only.isEmpty()) only.add(value);
                    else only.set(0, function.apply(only.getFirst(), value));
                    return true;
                }

                @Override
                public Object result() {
                    return only;
                }
            };
        }
    }

    /// Whether `condition` answers `wanted` for one of them; looks no further than that.
    record Found(Fn1<Object, Boolean> condition, boolean wanted) implements Goal {
        @Override
        public List<Object> functions() {
            return List.of(condition);
        }

        @Override
        public Collector start(List<Object> extra, TaskContext context) {
            return new Collector() {
                private boolean found;

                @Override
                public boolean accept(Object value) throws Exception {
                    found = condition.apply(value) == wanted;
                    return !found;
                }

                @Override
                public Object result() {
                    return found;
                }
            };
        }
    }
}
