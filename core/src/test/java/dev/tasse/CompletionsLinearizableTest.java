package dev.tasse;

import dev.tasse.spi.Job;
import dev.tasse.testing.ModelChecking;

import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Futures are added and end on any thread while one thread takes them out: each that ends comes
/// out once, and who takes waits for what was added.
final class CompletionsLinearizableTest {
    @Test
    void whatIsAddedComesOutOnceItHasEnded() {
        ModelChecking.of(2, 3).check(Calls.class);
    }

    /// Those who add, one who takes out.
    public static final class Calls {
        private final Completions<String> completions = new Completions<>();

        @Operation
        public void add() {
            EndedJob job = new EndedJob();
            completions.add(new JobFuture<>(() -> job, _ -> "done"));
        }

        @Operation
        public void addAndEndLater() {
            EndedJob job = new EndedJob();
            job.hold();
            completions.add(new JobFuture<>(() -> job, _ -> "done"));
            job.end();
        }

        @Operation(nonParallelGroup = "taker")
        public String next() {
            return completions.next().join();
        }

        @Operation
        public int size() {
            return completions.size();
        }
    }

    /// A job that has ended, or ends when told.
    private static final class EndedJob implements Job {
        private final List<Runnable> actions = new ArrayList<>();
        private boolean ended = true;

        void hold() {
            ended = false;
        }

        void end() {
            ended = true;
            actions.forEach(Runnable::run);
        }

        @Override
        public boolean settled() {
            return ended;
        }

        @Override
        public boolean await(Duration timeout) {
            return ended;
        }

        @Override
        public void join() {}

        @Override
        public void whenSettled(Runnable action) {
            if (ended) action.run();
            else actions.add(action);
        }

        @Override
        public Object result(int position) {
            return "done";
        }

        @Override
        public Object take(int position) {
            return "done";
        }

        @Override
        public void cancel() {}

        @Override
        public void closeWith(Object owner) {}

        @Override
        public void close() {}
    }
}
