/// Bags: partitions of Java values, the steps that values pass through one by one, and what becomes
/// of them at the end, as delayed calls; shuffles that spill to a file.
@NullMarked
package dev.tasse.internal.bag;

import org.jspecify.annotations.NullMarked;
