/// The command line `tasse`: every command is a few lines over the public API.
@NullMarked
package dev.tasse.cli;

import org.jspecify.annotations.NullMarked;
