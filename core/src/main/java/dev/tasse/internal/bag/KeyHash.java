package dev.tasse.internal.bag;

import dev.tasse.data.RecordForm;
import dev.tasse.function.Pair;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Hashes of keys that are the same in every process, where those of Java are not: enums and what
/// holds them hash by identity.
final class KeyHash {
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private KeyHash() {}

    /// Which of `count` buckets the key belongs to; each `level` deals anew.
    static int bucket(@Nullable Object key, int level, int count) {
        long mixed = (of(key) + level * 0x632BE59BD9B4E019L) * MULTIPLIER;
        mixed = (mixed ^ (mixed >>> 32)) * MULTIPLIER;
        return (int) Math.floorMod(mixed ^ (mixed >>> 29), (long) count);
    }

    private static int of(@Nullable Object key) {
        return switch (key) {
            case null -> 0;
            case String text -> text.hashCode();
            case Enum<?> constant -> constant.name().hashCode();
            case Pair<?, ?>(Object first, Object second) -> of(first) * 31 + of(second);
            case List<?> list -> ofAll(list);
            case Record row -> ofRecord(row);
            default -> key.hashCode();
        };
    }

    private static int ofAll(List<?> list) {
        int hash = 1;
        for (Object element : list) hash = hash * 31 + of(element);
        return hash;
    }

    private static int ofRecord(Record row) {
        RecordForm form = RecordForm.of(row.getClass());
        int hash = 0;
        for (int i = 0; i < form.components().size(); i++) hash = hash * 31 + of(form.get(row, i));
        return hash;
    }
}
