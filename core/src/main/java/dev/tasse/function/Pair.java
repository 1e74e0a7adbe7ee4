package dev.tasse.function;

/// A key and a value; it travels, where `Map.entry` does not.
///
/// @param key the first
/// @param value the second
public record Pair<K, V>(K key, V value) {
    /// The pair of `key` and `value`.
    public static <K, V> Pair<K, V> of(K key, V value) {
        return new Pair<>(key, value);
    }
}
