/// Task graphs: layers of tasks that share one operation, with dense ids and primitive arrays of
/// dependencies. Nothing here knows of tables.
@NullMarked
package dev.tasse.graph;

import org.jspecify.annotations.NullMarked;
