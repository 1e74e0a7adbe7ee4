/// Tests of the command line, in process with streams of their own.
@NullMarked
package dev.tasse.cli;

import org.jspecify.annotations.NullMarked;
