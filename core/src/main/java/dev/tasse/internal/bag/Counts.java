package dev.tasse.internal.bag;

import java.util.HashMap;
import java.util.Map;

/// How often values occur: of texts in a table of their own. Used by one thread.
final class Counts {
    private final TextCounts texts = new TextCounts();
    private final Map<Object, Cell> others = new HashMap<>();

    int size() {
        return texts.size() + others.size();
    }

    void add(Object value, long more) {
        if (value instanceof String text && texts.add(text, more)) return;
        others.computeIfAbsent(value, _ -> new Cell()).count += more;
    }

    void forEach(Shards.Entries entries) throws Exception {
        texts.forEach(entries::accept);
        for (Map.Entry<Object, Cell> entry : others.entrySet()) {
            entries.accept(entry.getKey(), entry.getValue().count);
        }
    }

    void clear() {
        texts.clear();
        others.clear();
    }
}
