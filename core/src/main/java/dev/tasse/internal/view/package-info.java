/// Plans and graphs drawn as text, and progress.
@NullMarked
package dev.tasse.internal.view;

import org.jspecify.annotations.NullMarked;
