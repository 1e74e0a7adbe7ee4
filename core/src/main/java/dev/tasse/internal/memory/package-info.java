/// Where bytes live: pooled slabs of off-heap memory, the leases that write into them, the counted
/// regions that results keep, the bits of validity and the budget all of it stays within.
///
/// A task takes a {@link Lease}, allocates from it without locks and either closes it (scratch) or
/// seals it into {@link Region}s (a result). The last release of a region gives its bytes back to
/// its {@link Slab}, whose pages stay mapped for the next lease: the first touch of a page costs
/// more than any loop over it.
@NullMarked
package dev.tasse.internal.memory;

import org.jspecify.annotations.NullMarked;
