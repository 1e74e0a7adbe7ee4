package dev.tasse.internal.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What a join lets be left out of what is read on its other side: rows whose keys are not among
/// those of its table. They would find no match.
///
/// @param table the rows of the table, and its keys
/// @param keys the same keys over the columns that are read
/// @param rows whether each row is looked up as soon as it is read; else the source is told between
///   which values the keys of the table lie
public record KeyFilter(Table table, List<Bound> keys, boolean rows) {
    public KeyFilter {
        keys = List.copyOf(keys);
    }

    /// The table of a join: equal ones are made once.
    public record Table(FramePlan plan, List<Bound> keys) {
        public Table {
            keys = List.copyOf(keys);
        }
    }

    /// The tables of which `plan` has sources that want to know between which values the keys lie.
    public static Set<Table> bounded(FramePlan plan) {
        Set<Table> found = new HashSet<>();
        collect(plan, found);
        return found;
    }

    private static void collect(FramePlan plan, Set<Table> found) {
        plan.inputs().forEach(input -> collect(input, found));
        if (plan instanceof Scan scan && scan.source().usesPredicates()) {
            scan.filters().forEach(filter -> found.add(filter.table));
        }
    }

    @Override
    public String toString() {
        return (rows ? "rows" : "range") + " of " + list(keys) + " in join key " + list(table.keys);
    }

    private static String list(List<Bound> keys) {
        return keys.stream().map(Bound::toString).collect(Collectors.joining(", "));
    }
}
