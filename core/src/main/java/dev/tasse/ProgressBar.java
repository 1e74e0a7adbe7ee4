package dev.tasse;

import dev.tasse.graph.Layer;
import dev.tasse.graph.TaskListener;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

/// One line on a terminal that says how far a computation is; only if it takes over a second.
///
/// ```java
/// try (ProgressBar bar = ProgressBar.on(new PrintWriter(System.err, true))) {
///     client.compute(frame, JobOptions.DEFAULT.withListener(bar));
/// }
/// ```
///
/// Safe for use by several threads. For a program that shows progress its own way there is {@link
/// TaskListener}.
public final class ProgressBar implements TaskListener, AutoCloseable {
    private static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int WIDTH = 24;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter terminal;
    private final long begin;
    private long due;
    private boolean drawn;

    /// @param begin the present, by `System.nanoTime`
    ProgressBar(PrintWriter terminal, long begin) {
        this.terminal = terminal;
        this.begin = begin;
        due = begin + FIRST_NANOS;
    }

    /// A line on `terminal` for a computation that begins now.
    public static ProgressBar on(PrintWriter terminal) {
        return new ProgressBar(terminal, System.nanoTime());
    }

    @Override
    public void layerProgress(Layer layer, int done, int total) {
        // A layer of one task is there or not; partitions that are written one by one are such.
        if (total > 1) show(layer.label(), done, total);
    }

    /// Draws that `done` of `total` are done of `what`, if it is time to draw again.
    public void show(String what, int done, int total) {
        show(System.nanoTime(), what, done, total);
    }

    synchronized void show(long now, String what, int done, int total) {
        if (now - due < 0) return;
        due = now + STEP_NANOS;
        drawn = true;
        int full = (int) ((long) WIDTH * done / Math.max(1, total));
        String bar = "=".repeat(full) + " ".repeat(WIDTH - full);
        long seconds = TimeUnit.NANOSECONDS.toSeconds(now - begin);
        terminal.print(CLEAR + "[" + bar + "] " + done + "/" + total + " " + what);
        terminal.print(" " + seconds + " s");
        terminal.flush();
    }

    /// Leaves an empty line.
    @Override
    public synchronized void close() {
        if (!drawn) return;
        drawn = false;
        terminal.print(CLEAR);
        terminal.flush();
    }
}
