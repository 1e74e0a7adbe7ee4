/// The collections a user works with. They are lazy: using them builds a plan, and computing a
/// plan runs it as one graph of tasks.
@NullMarked
package dev.tasse;

import org.jspecify.annotations.NullMarked;
