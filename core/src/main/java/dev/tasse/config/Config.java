package dev.tasse.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The settings of a client: defaults, overridden by the environment, by system properties, by
/// code.
///
/// Immutable. A client captures it when it is made; engine loops never read it.
public final class Config {
    /// How many threads compute; 0 takes one for each processor.
    public static final Setting<Integer> THREADS =
            Setting.ofInt("threads", "how many threads compute; 0: one for each processor", 0);

    /// How much memory columns may take; 0 takes 70 % of the machine's or container's memory less
    /// the largest size of the Java heap.
    public static final Setting<Long> MEMORY_LIMIT =
            Setting.ofBytes(
                    "memory.limit",
                    "how much memory columns may take, as in 8GiB; 0: 70 % of what there is, less"
                            + " the heap",
                    0);

    /// Whether released memory is overwritten and its further use an error: a way to look for
    /// faults.
    public static final Setting<Boolean> MEMORY_CHECK =
            Setting.ofBoolean(
                    "memory.check",
                    "whether released memory is overwritten and its further use an error",
                    false);

    /// How many rows pass through a pipeline at once.
    public static final Setting<Integer> BATCH_ROWS =
            Setting.ofInt(
                    "engine.batch-rows", "how many rows pass through a pipeline at once", 2048);

    /// Whether plans are optimised; turning it off is a way to look for faults.
    public static final Setting<Boolean> OPTIMIZE =
            Setting.ofBoolean("engine.optimize", "whether plans are optimised", true);

    /// Whether all hashes are equal: a trial of the engine's rarest paths.
    public static final Setting<Boolean> EQUAL_HASHES =
            Setting.ofBoolean(
                    "engine.equal-hashes",
                    "whether all hashes are equal, to try rare paths",
                    false);

    private static final List<Setting<?>> ALL =
            List.of(THREADS, MEMORY_LIMIT, MEMORY_CHECK, BATCH_ROWS, OPTIMIZE, EQUAL_HASHES);

    private final Map<Setting<?>, Entry> entries;

    private record Entry(Object value, String origin) {}

    private Config(Map<Setting<?>, Entry> entries) {
        this.entries = entries;
    }

    /// Every setting there is.
    public static List<Setting<?>> settings() {
        return ALL;
    }

    /// The settings as environment and system properties have them now.
    ///
    /// @throws dev.tasse.error.ConfigException for a value that cannot be read
    public static Config load() {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            properties.put(name, System.getProperty(name));
        }
        return load(System.getenv(), properties);
    }

    static Config load(Map<String, String> environment, Map<String, String> properties) {
        Map<Setting<?>, Entry> entries = new LinkedHashMap<>();
        for (Setting<?> setting : ALL) {
            read(setting, setting.environmentName(), environment, entries);
            read(setting, setting.propertyName(), properties, entries);
        }
        return new Config(entries);
    }

    private static void read(
            Setting<?> setting,
            String name,
            Map<String, String> texts,
            Map<Setting<?>, Entry> entries) {
        String text = texts.get(name);
        if (text != null) entries.put(setting, new Entry(setting.parse(text, name), name));
    }

    /// These settings with another value for `setting`.
    public <T> Config with(Setting<T> setting, T value) {
        Map<Setting<?>, Entry> changed = new LinkedHashMap<>(entries);
        changed.put(setting, new Entry(value, "code"));
        return new Config(changed);
    }

    /// The value of `setting`.
    public <T> T get(Setting<T> setting) {
        Entry entry = entries.get(setting);
        return entry == null ? setting.initial() : setting.cast(entry.value());
    }

    /// Where the value of `setting` comes from: `default`, the name of an environment variable or
    /// system property, or `code`.
    public String origin(Setting<?> setting) {
        Entry entry = entries.get(setting);
        return entry == null ? "default" : entry.origin();
    }
}
