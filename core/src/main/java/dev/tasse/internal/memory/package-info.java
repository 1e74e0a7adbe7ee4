/// Where bytes live: pooled slabs, leases, regions, bitmaps and the budget.
@NullMarked
package dev.tasse.internal.memory;

import org.jspecify.annotations.NullMarked;
