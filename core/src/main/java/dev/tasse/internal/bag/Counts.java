package dev.tasse.internal.bag;

import java.util.HashMap;
import java.util.Map;

/// How often values occur: of texts in tables of their own. Used by one thread.
final class Counts {
    private final ShortCounts shorts = new ShortCounts();
    private final TextCounts texts = new TextCounts();
    private final Map<Object, Cell> others = new HashMap<>();

    int size() {
        return shorts.size() + texts.size() + others.size();
    }

    void add(Object value, long more) {
        if (value instanceof String text) {
            if (shorts.add(text, more) || texts.add(text, more)) return;
        }
        others.computeIfAbsent(value, _ -> new Cell()).count += more;
    }

    void forEach(Shards.Entries entries) throws Exception {
        shorts.forEach(entries::accept);
        texts.forEach(entries::accept);
        for (Map.Entry<Object, Cell> entry : others.entrySet()) {
            entries.accept(entry.getKey(), entry.getValue().count);
        }
    }

    void clear() {
        shorts.clear();
        texts.clear();
        others.clear();
    }
}
