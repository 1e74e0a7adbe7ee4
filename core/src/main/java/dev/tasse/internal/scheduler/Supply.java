package dev.tasse.internal.scheduler;

import dev.tasse.config.Resources;

import java.util.HashMap;
import java.util.Map;

/// What a backend has of the resources that tasks ask for, and what running tasks have taken.
final class Supply {
    private final Resources all;
    private final Map<String, Integer> taken = new HashMap<>();

    Supply(Resources all) {
        this.all = all;
    }

    boolean has(Resources demand) {
        for (Map.Entry<String, Integer> one : demand.amounts().entrySet()) {
            if (taken(one.getKey()) + one.getValue() > all.amount(one.getKey())) return false;
        }
        return true;
    }

    int taken(String name) {
        return taken.getOrDefault(name, 0);
    }

    void take(Resources demand) {
        demand.amounts().forEach((name, amount) -> taken.merge(name, amount, Integer::sum));
    }

    void giveBack(Resources demand) {
        demand.amounts().forEach((name, amount) -> taken.merge(name, -amount, Integer::sum));
    }

    Resources all() {
        return all;
    }
}
