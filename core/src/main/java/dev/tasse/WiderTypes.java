package dev.tasse;

import dev.tasse.error.CellException;
import dev.tasse.error.PlanException;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Rebinding;
import dev.tasse.spi.Source;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/// What computations have found out of the types of sources, so that the next ones need not fail
/// first. Thread-safe.
final class WiderTypes {
    private static final System.Logger LOG = System.getLogger("dev.tasse.schema");

    private final Map<Source, Source> wider = Collections.synchronizedMap(new WeakHashMap<>());

    /// `plan` with the types that are known by now; `plan` itself where it makes no sense with
    /// them, since it may do without the cells that do not fit.
    FramePlan known(FramePlan plan) {
        if (wider.isEmpty()) return plan;
        try {
            return Rebinding.of(plan, source -> wider.getOrDefault(source, source));
        } catch (PlanException _) {
            return plan;
        }
    }

    /// `plan`, whose computation ended with `fault`, with a type of the column that holds the cell.
    ///
    /// @throws CellException `fault`, if the type is final or the plan makes no sense with a wider
    FramePlan widened(FramePlan plan, CellException fault) {
        Map<Source, Source> found = new WeakHashMap<>();
        FramePlan changed;
        try {
            changed = Rebinding.of(plan, source -> widened(source, fault.cell(), found));
        } catch (PlanException e) {
            throw new CellException(fault.problem(), fault.cell(), e);
        }
        if (found.isEmpty()) throw fault;
        wider.replaceAll((_, known) -> found.getOrDefault(known, known));
        wider.putAll(found);
        LOG.log(
                System.Logger.Level.WARNING,
                "read again with a wider type: {0}",
                fault.getMessage());
        return changed;
    }

    private static Source widened(Source source, CellException.Cell cell, Map<Source, Source> all) {
        Optional<Source> changed =
                Optional.ofNullable(all.get(source)).or(() -> source.widened(cell));
        changed.ifPresent(other -> all.put(source, other));
        return changed.orElse(source);
    }
}
