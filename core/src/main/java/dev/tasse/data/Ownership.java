package dev.tasse.data;

import dev.tasse.internal.memory.Region;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The counts that one table holds on its regions, given back once.
///
/// Does not refer to the table, so that a Cleaner can release what a forgotten one held. Guarded by
/// its own lock.
final class Ownership implements Runnable {
    private final List<Region> regions;
    // Whose counts keep the regions alive, if not counts of its own.
    private final @Nullable Ownership lender;
    private boolean released;

    private Ownership(List<Region> regions, @Nullable Ownership lender) {
        this.regions = List.copyOf(regions);
        this.lender = lender;
    }

    /// Takes over one count of each region.
    static Ownership of(List<Region> regions) {
        return new Ownership(regions, null);
    }

    /// Regions that this one keeps alive for another table, which has nothing to release.
    Ownership lend(List<Region> lent) {
        return new Ownership(lent, this);
    }

    List<Region> regions() {
        return regions;
    }

    synchronized boolean isReleased() {
        return lender == null ? released : lender.isReleased();
    }

    /// One more count on each of `some` of the regions.
    synchronized List<Region> retain(List<Region> some) {
        if (isReleased()) throw closed();
        List<Region> retained = new ArrayList<>(some.size());
        for (Region region : some) retained.add(region.retain());
        return retained;
    }

    /// Gives the counts back; does nothing from the second time on.
    @Override
    public void run() {
        synchronized (this) {
            if (released || lender != null) return;
            released = true;
        }
        regions.forEach(Region::release);
    }

    static IllegalStateException closed() {
        return new IllegalStateException("the table is closed");
    }
}
