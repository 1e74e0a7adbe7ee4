/// Results of tasks by key, and the form in which a table crosses a process or a file.
@NullMarked
package dev.tasse.internal.store;

import org.jspecify.annotations.NullMarked;
