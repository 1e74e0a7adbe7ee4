package dev.tasse.internal.worker;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// One attempt of a task in a flight recording. Costs nothing while nobody records.
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
}
