/// Task graphs: layers of tasks that share one operation, with dense ids and primitive arrays of
/// dependencies. Nothing here knows of tables.
///
/// A graph is built once with {@link dev.tasse.graph.TaskGraph#builder()} and never changes. A
/// {@link dev.tasse.graph.Layer} says what its tasks do, the {@link dev.tasse.graph.Dependencies}
/// added with it say what each of them takes:
///
/// ```java
/// TaskGraph.Builder graph = TaskGraph.builder();
/// int scan = graph.add(Layer.of("scan", scanOp, 8));
/// int filter = graph.add(Layer.of("filter", filterOp, 8), Dependencies.oneToOne(scan, 8));
/// int sum = graph.add(Layer.of("sum", sumOp, 1), Dependencies.all(filter, 8));
/// TaskGraph built = graph.build();
/// ```
///
/// `add` answers the id of the layer's first task; the others follow. Backends ({@link
/// dev.tasse.graph.Op} tells how they call it) run the tasks that the wanted ones need, in the
/// order of {@link dev.tasse.graph.Ordering}: depth first, so that results are released early. A
/// task may answer with a graph of its own ({@link dev.tasse.graph.Expand}) and may end its layer
/// early ({@link dev.tasse.graph.TaskContext#stopLayer}).
@NullMarked
package dev.tasse.graph;

import org.jspecify.annotations.NullMarked;
