/// What shall be computed: plan nodes over frames, with every name and type resolved.
///
/// The {@link dev.tasse.internal.plan.Binder} turns expressions into bound ones and is where wrong
/// names and types are caught. Nodes are records, so two equal plans are equal objects; rules and
/// lowering are switches over them.
@NullMarked
package dev.tasse.internal.plan;

import org.jspecify.annotations.NullMarked;
