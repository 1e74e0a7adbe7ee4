package dev.tasse.internal.store;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/// In a flight recording, what did not fit the memory for it: written to a temporary file, or read
/// back. No event is made while nobody records: the first of a JVM takes 90 ms.
@Name("dev.tasse.Spill")
@Label("Spill")
@Category("Tasse")
@Description("What does not fit memory goes to a temporary file or comes back")
@StackTrace(false)
public final class SpillEvent extends Event {
    @Label("What")
    String what = "";

    @Label("Direction")
    String direction = "";

    @Label("Bytes")
    @DataAmount
    long bytes;

    /// Which way something goes.
    public enum Direction {
        WRITE,
        READ
    }

    private SpillEvent() {}

    /// An event that begins now; null while nobody records.
    public static @Nullable SpillEvent begun() {
        if (!FlightRecorder.isInitialized()) return null;
        SpillEvent event = new SpillEvent();
        event.begin();
        return event;
    }

    /// Ends `event`, if there is one: `count` bytes of what `name` says went the way of
    /// `direction`.
    public static void end(
            @Nullable SpillEvent event, Direction direction, long count, Supplier<?> name) {
        if (event == null) return;
        event.end();
        if (!event.shouldCommit()) return;
        event.what = name.get().toString();
        event.direction = direction == Direction.READ ? "read" : "write";
        event.bytes = count;
        event.commit();
    }
}
