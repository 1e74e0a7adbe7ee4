package dev.tasse.internal.worker;

import dev.tasse.graph.Layer;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// One attempt of a task in a flight recording. Nothing of this class is touched while nobody
/// records: making the first event of a JVM takes 90 ms.
@Name("dev.tasse.Task")
@Label("Task")
@Category("Tasse")
@Description("One attempt of a task of a task graph")
@StackTrace(false)
final class TaskEvent extends Event {
    @Label("Layer")
    String layer = "";

    @Label("Index")
    int index;

    @Label("Attempt")
    int attempt;

    @Label("Failed")
    boolean failed;

    static TaskEvent begun() {
        TaskEvent event = new TaskEvent();
        event.begin();
        return event;
    }

    void end(Layer of, int task, int attempts, boolean hasFailed) {
        end();
        if (!shouldCommit()) return;
        layer = of.name();
        index = task;
        attempt = attempts;
        failed = hasFailed;
        commit();
    }
}
