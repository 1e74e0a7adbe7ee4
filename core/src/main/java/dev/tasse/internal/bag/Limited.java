package dev.tasse.internal.bag;

import dev.tasse.function.Fn1;
import dev.tasse.internal.call.Call;
import dev.tasse.internal.call.CallOptions;
import dev.tasse.internal.call.CallPlan;

import java.util.ArrayList;
import java.util.List;

/// The first `count` values of the lists that calls answer.
record Limited(List<CallPlan> lists, long count) {
    private static final int WIDENING = 4;

    /// What is found before partition `start` and in the next `width`, or, if that is not enough,
    /// in more of them.
    CallPlan from(int start, int width, List<Object> before) {
        int end = (int) Math.min(lists.size(), (long) start + width);
        Next next = new Next(this, end, width * WIDENING, before);
        CallPlan[] inputs = lists.subList(start, end).toArray(CallPlan[]::new);
        return named(CallPlan.of(new Call.Continue(next, next), inputs));
    }

    /// Looks at what was found, and goes on at `end` if that is not enough.
    record Next(Limited limited, int end, int width, List<Object> before)
            implements Fn1<List<Object>, CallPlan> {
        @Override
        public CallPlan apply(List<Object> found) {
            List<Object> all = new ArrayList<>(before);
            for (Object some : found) all.addAll((List<?>) some);
            boolean enough = all.size() >= limited.count || end == limited.lists.size();
            return enough ? limited.known(all) : limited.from(end, width, all);
        }
    }

    private CallPlan known(List<Object> all) {
        int size = (int) Math.min(count, all.size());
        List<Object> first = new ArrayList<>(all.subList(0, size));
        return named(CallPlan.of(new Call.Supply(() -> first)));
    }

    private static CallPlan named(CallPlan call) {
        return call.with(CallOptions.DEFAULT.withName("limit"));
    }
}
