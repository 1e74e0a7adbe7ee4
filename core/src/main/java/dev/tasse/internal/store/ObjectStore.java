package dev.tasse.internal.store;

import dev.tasse.data.Table;
import dev.tasse.graph.Held;
import dev.tasse.internal.store.SpillEvent.Direction;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/// The results of the tasks of one job by dense id, each in its owner's place: who drops it
/// releases it, exactly once.
///
/// Threads may use different ids at the same time. That a result is put before it is got, and got
/// by the last before it is dropped, is for the scheduler's lock to order. The array for the first
/// `size` ids never moves, later ids (of tasks that came by expansion) live in pages that do not
/// either, so a result may be put while others make room.
public final class ObjectStore {
    private static final int PAGE_BITS = 10;
    private static final int PAGE_SIZE = 1 << PAGE_BITS;

    private final @Nullable Object[] slots;
    private volatile @Nullable Object[][] pages = {};

    // Ranges of ids that have one common answer unless they have their own.
    private volatile Common[] commons = {};
    private final AtomicLong heldBytes = new AtomicLong();

    // Results that are in the file too, but not evicted yet. A map is made for the first: most jobs
    // spill nothing.
    private volatile Map<Integer, Spilling.Spilled> copies = Map.of();
    private final Spilling spilling;
    private final IntFunction<?> names;

    private record Common(int first, int end, Object value) {}

    /// A store with room for the ids 0 to `size - 1`, whose results go to `spilling` when told.
    ///
    /// @param names what the result of an id is called in a flight recording
    public ObjectStore(int size, Spilling spilling, IntFunction<?> names) {
        this.spilling = spilling;
        this.names = names;
        this.slots = new @Nullable Object[size];
    }

    /// Makes room for the ids 0 to `size - 1`. One thread at a time.
    public void grow(int size) {
        int needed = Math.max(0, size - slots.length + PAGE_SIZE - 1) >> PAGE_BITS;
        if (needed <= pages.length) return;
        @Nullable Object[][] more = Arrays.copyOf(pages, Math.max(needed, pages.length * 2));
        for (int i = pages.length; i < more.length; i++) {
            more[i] = new @Nullable Object[PAGE_SIZE];
        }
        pages = more;
    }

    /// Takes over the result of `id`, and answers how many bytes it holds: outside the heap, or
    /// about as many on it.
    public long put(int id, Object value) {
        long bytes;
        if (value instanceof Held held) {
            bytes = held.bytes();
            heldBytes.addAndGet(bytes); // before it can be dropped: nobody reads less than 0
        } else {
            bytes = Sizes.of(value) * spilling.heapWeight();
        }
        set(id, value);
        return bytes;
    }

    /// The result of `id`, still owned by this store unless it {@link #isSpilled}: then it is read
    /// back and the caller's.
    ///
    /// @throws IllegalStateException if there is none
    public Object get(int id) {
        Object value = stored(id);
        return value instanceof Spilling.Spilled spilled ? read(id, spilled) : value;
    }

    private Object read(int id, Spilling.Spilled spilled) {
        @Nullable SpillEvent event = SpillEvent.begun();
        Object back = spilling.read(spilled);
        SpillEvent.end(event, Direction.READ, spilled.bytes(), () -> names.apply(id));
        return back;
    }

    private Object stored(int id) {
        Object value = slot(id);
        if (value == null) value = common(id);
        if (value == null) throw missing(id);
        return value;
    }

    /// The result of `id`, owned by the caller from now on.
    ///
    /// @throws IllegalStateException if there is none
    public synchronized Object take(int id) {
        Object value = stored(id);
        if (value instanceof Spilling.Spilled spilled) {
            clear(id);
            Object back = read(id, spilled);
            spilling.free(spilled);
            return back;
        }
        if (slot(id) != null && value instanceof Held held) heldBytes.addAndGet(-held.bytes());
        clear(id);
        freeCopy(id);
        return value;
    }

    /// Makes the result of `from` that of `to`.
    public void move(int from, int to) {
        Object value = slot(from);
        if (value == null) {
            fill(to, to + 1, stored(from));
        } else {
            freeCopy(from);
            set(to, value);
            clear(from);
        }
    }

    /// Releases the results of `ids`; those without a result of their own are passed over.
    public void drop(int[] ids) {
        for (int id : ids) {
            Object value = slot(id);
            if (value == null) continue;
            clear(id);
            freeCopy(id);
            if (value instanceof Spilling.Spilled spilled) spilling.free(spilled);
            if (value instanceof Held held) {
                heldBytes.addAndGet(-held.bytes());
                held.release();
            }
        }
    }

    /// Whether the result of `id` is in the file alone.
    public boolean isSpilled(int id) {
        return slot(id) instanceof Spilling.Spilled;
    }

    /// The result of `id` kept alive until it is written; nothing if it cannot be spilled. Called
    /// when no thread can release it.
    ///
    /// @param wanted whether it may be borrowed by who wants it, so that a table has to stay
    public Optional<Object> pin(int id, boolean wanted) {
        Object value = slot(id);
        if (value == null || !spilling.takes(value)) return Optional.empty();
        if (!(value instanceof Table table)) return Optional.of(value);
        return wanted ? Optional.empty() : Optional.of(table.share());
    }

    /// Writes the result of `id`, as {@link #pin} gave it, to the file; whether it is there.
    /// Afterwards {@link #discardUnused} is to be called when no thread can release it.
    public boolean write(int id, Object pinned) {
        if (copies.containsKey(id)) return true;
        @Nullable SpillEvent event = SpillEvent.begun();
        Optional<Spilling.Spilled> written = spilling.write(pinned);
        if (written.isEmpty()) return false;
        Spilling.Spilled copy = written.get();
        SpillEvent.end(event, Direction.WRITE, copy.bytes(), () -> names.apply(id));
        keepCopy(id, copy);
        return true;
    }

    private synchronized void keepCopy(int id, Spilling.Spilled copy) {
        if (copies.isEmpty()) copies = new ConcurrentHashMap<>();
        copies.put(id, copy);
    }

    /// Gives up the copy of the result of `id` if that was taken or released while it was written.
    public synchronized void discardUnused(int id) {
        if (slot(id) == null) freeCopy(id);
    }

    /// Lets go of the results of `id` in memory, which is written and used by nobody.
    public synchronized void evict(int id) {
        Object value = slot(id);
        if (value == null) return; // taken meanwhile by who wanted it
        set(id, Objects.requireNonNull(copies.remove(id)));
        if (value instanceof Held held) {
            heldBytes.addAndGet(-held.bytes());
            held.release();
        }
    }

    private void freeCopy(int id) {
        if (copies.isEmpty()) return;
        Spilling.Spilled copy = copies.remove(id);
        if (copy != null) spilling.free(copy);
    }

    /// Lets all ids from `first` to `end - 1` without a result of their own answer `value`, which
    /// is never released. One thread at a time.
    public void fill(int first, int end, Object value) {
        Common[] more = Arrays.copyOf(commons, commons.length + 1);
        more[more.length - 1] = new Common(first, end, value);
        commons = more;
    }

    /// Whether `id` need not run, since a common answer was given for it.
    public boolean isFilled(int id) {
        return commons.length > 0 && common(id) != null;
    }

    /// How many bytes outside the heap the results hold.
    public long heldBytes() {
        return heldBytes.get();
    }

    private @Nullable Object common(int id) {
        for (Common common : commons) {
            if (id >= common.first && id < common.end) return common.value;
        }
        return null;
    }

    private @Nullable Object slot(int id) {
        if (id < slots.length) return slots[id];
        int at = id - slots.length;
        return pages[at >> PAGE_BITS][at & PAGE_SIZE - 1];
    }

    private void set(int id, Object value) {
        if (id < slots.length) {
            slots[id] = value;
        } else {
            int at = id - slots.length;
            pages[at >> PAGE_BITS][at & PAGE_SIZE - 1] = value;
        }
    }

    private void clear(int id) {
        if (id < slots.length) {
            slots[id] = null;
        } else {
            int at = id - slots.length;
            pages[at >> PAGE_BITS][at & PAGE_SIZE - 1] = null;
        }
    }

    private static IllegalStateException missing(int id) {
        return new IllegalStateException(
                "task " + id + " has no result, or it was taken or released");
    }
}
