/// Formats that need no library: the entry points that read and write them.
@NullMarked
package dev.tasse.io;

import org.jspecify.annotations.NullMarked;
