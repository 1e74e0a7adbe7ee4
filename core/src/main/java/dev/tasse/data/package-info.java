/// A partition of a frame as a table of columns: views on regions of memory, and the builder that
/// writes them.
@NullMarked
package dev.tasse.data;

import org.jspecify.annotations.NullMarked;
