package dev.tasse.internal.worker;

import dev.tasse.testing.ModelChecking;

import org.jetbrains.lincheck.datastructures.Operation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/// What workers and those who submit hand each other without a lock: every order in which threads
/// can take turns, within the limits of small scenarios, gives what some order of whole calls
/// gives.
final class HandOverLinearizableTest {
    @Test
    void whatIsPushedIsDrainedOnceInOrderAndEveryTaskOfABatchClaimedOnce() {
        ModelChecking.of(3, 2).check(Calls.class);
    }

    @Test
    void whatIsToBeDoneWhenATaskEndsIsDoneOnce() {
        ModelChecking.of(3, 2).check(Waits.class);
    }

    /// Who waits for tasks of a group, and who tells of their ends.
    public static final class Waits {
        private final Endings endings = new Endings(2);

        @Operation
        public boolean whenEnded(boolean first) {
            return endings.whenEnded(first ? 0 : 1, () -> {});
        }

        @Operation
        public boolean whenAllEnded() {
            return endings.whenAllEnded(() -> {});
        }

        @Operation
        public int end(boolean first, boolean failed) {
            List<Runnable> todo = new ArrayList<>();
            endings.end(new int[] {first ? 0 : 1}, failed, todo);
            return todo.size();
        }

        @Operation
        public boolean ended(boolean first) {
            return endings.ended(first ? 0 : 1);
        }
    }

    /// Who submits and who drains, and workers that share a claims.
    public static final class Calls {
        private final Inbox<Numbered> inbox = new Inbox<>();
        private final Claims claims = new Claims(3);

        @Operation
        public int push(int number) {
            return inbox.push(new Numbered(number));
        }

        @Operation
        public List<Integer> drain() {
            List<Integer> numbers = new ArrayList<>();
            for (@Nullable Numbered at = inbox.drain(); at != null; at = at.linked()) {
                numbers.add(at.number);
            }
            return numbers;
        }

        @Operation
        public int claim() {
            return claims.claim();
        }

        @Operation
        public boolean isExhausted() {
            return claims.isExhausted();
        }
    }

    private static final class Numbered implements Inbox.Entry<Numbered> {
        final int number;
        private @Nullable Numbered next;
        private int place;

        Numbered(int number) {
            this.number = number;
        }

        @Override
        public void follow(@Nullable Numbered before) {
            next = before;
            place = before == null ? 1 : before.place + 1;
        }

        @Override
        public @Nullable Numbered linked() {
            return next;
        }

        @Override
        public void link(@Nullable Numbered other) {
            next = other;
        }

        @Override
        public int place() {
            return place;
        }
    }
}
