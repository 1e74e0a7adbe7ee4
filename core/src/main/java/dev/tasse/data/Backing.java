package dev.tasse.data;

import dev.tasse.internal.memory.Region;

import java.lang.foreign.MemorySegment;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// Finds the regions that columns point into.
final class Backing {
    private Backing() {}

    /// Those of `regions` in which a segment of `columns` lies, each once.
    static List<Region> find(List<Column> columns, Collection<Region> regions) {
        if (regions.isEmpty()) return List.of();
        NavigableMap<Long, Region> byAddress = new TreeMap<>();
        for (Region region : regions) byAddress.put(region.memory().address(), region);
        Set<Region> found = newSet();
        for (Column column : columns) {
            column.forEachSegment(segment -> collect(byAddress, segment, found));
        }
        return List.copyOf(found);
    }

    private static void collect(
            NavigableMap<Long, Region> byAddress, MemorySegment segment, Set<Region> found) {
        if (!segment.isNative() || segment.byteSize() == 0) return;
        Map.Entry<Long, Region> below = byAddress.floorEntry(segment.address());
        if (below != null && below.getValue().contains(segment)) found.add(below.getValue());
    }

    /// The regions of all `tables`, each once.
    static Set<Region> ofAll(List<Table> tables) {
        Set<Region> distinct = newSet();
        for (Table table : tables) distinct.addAll(table.regions());
        return distinct;
    }

    private static Set<Region> newSet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
