/// Plans and graphs drawn as pictures and as text, and where the time of a job went.
@NullMarked
package dev.tasse.internal.view;

import org.jspecify.annotations.NullMarked;
