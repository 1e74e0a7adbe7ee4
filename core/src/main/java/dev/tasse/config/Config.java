package dev.tasse.config;

import dev.tasse.error.ConfigException;
import dev.tasse.error.Problem;
import dev.tasse.error.Suggestion;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The settings of a client: defaults, overridden by a YAML file, by the environment, by system
/// properties, by code.
///
/// The file is the one that the system property `tasse.config` or the environment variable
/// `TASSE_CONFIG` names, else `tasse/tasse.yaml` in `$XDG_CONFIG_HOME` or `~/.config`, if it is
/// there:
///
/// ```yaml
/// threads: 4
/// memory:
///   limit: 8GiB
/// ```
///
/// Immutable. A client captures it when it is made; engine loops never read it.
public final class Config {
    /// How many threads compute; 0 takes one for each processor.
    public static final Setting<Integer> THREADS =
            Setting.ofInt("threads", "how many threads compute; 0: one for each processor", 0, 0);

    /// How much memory columns may take; 0 takes 70 % of the machine's or container's memory less
    /// the largest size of the Java heap.
    public static final Setting<Long> MEMORY_LIMIT =
            Setting.ofBytes(
                    "memory.limit",
                    "how much memory columns may take, as in 8GiB; 0: 70 % of what there is, less"
                            + " the heap",
                    0);

    /// How much the results of tasks may hold in memory before some are spilled; 0 takes half of
    /// what columns may take. Java objects count too: half of the heap of them is the limit.
    public static final Setting<Long> RESULTS_LIMIT =
            Setting.ofBytes(
                    "results.limit",
                    "how much results of tasks may hold before some are spilled, as in 8GiB; 0: half"
                            + " of the memory limit",
                    0);

    /// What a client has of the resources that tasks may ask for, by name: `db=4, gpu=1`.
    public static final Setting<Resources> RESOURCES =
            Setting.ofResources(
                    "resources",
                    "what there is of things that tasks may ask for, as in db=4, gpu=1");

    /// Whether released memory is overwritten and its further use an error: a way to look for
    /// faults.
    public static final Setting<Boolean> MEMORY_CHECK =
            Setting.ofBoolean(
                    "memory.check",
                    "whether released memory is overwritten and its further use an error",
                    false);

    /// How much of the Java heap the values that bags shuffle may take before they go to a file; 0
    /// takes a quarter.
    public static final Setting<Long> SHUFFLE_MEMORY =
            Setting.ofBytes(
                    "bag.shuffle-memory",
                    "how much of the Java heap the values that bags shuffle may take before they go"
                            + " to a file; 0: a quarter",
                    0);

    /// How many rows pass through a pipeline at once.
    public static final Setting<Integer> BATCH_ROWS =
            Setting.ofInt(
                    "engine.batch-rows",
                    "the most rows that pass through a pipeline at once",
                    16384,
                    1);

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
            List.of(
                    THREADS,
                    MEMORY_LIMIT,
                    RESULTS_LIMIT,
                    RESOURCES,
                    MEMORY_CHECK,
                    SHUFFLE_MEMORY,
                    BATCH_ROWS,
                    OPTIMIZE,
                    EQUAL_HASHES);

    private static final String FILE_VARIABLE = "TASSE_CONFIG";
    private static final String FILE_PROPERTY = "tasse.config";

    /// Names that look like settings and are not: the launcher's, the file's and the build's.
    private static final Set<String> OTHER_NAMES =
            Set.of(
                    FILE_VARIABLE,
                    FILE_PROPERTY,
                    "TASSE_JAVA_HOME",
                    "TASSE_JAVA_OPTS",
                    "tasse.nightly");

    private final Map<Setting<?>, Entry> entries;

    private record Entry(Object value, String origin) {}

    private Config(Map<Setting<?>, Entry> entries) {
        this.entries = entries;
    }

    /// Every setting there is.
    public static List<Setting<?>> settings() {
        return ALL;
    }

    /// The settings as the file, the environment and the system properties have them now.
    ///
    /// @throws dev.tasse.error.ConfigException for a value that cannot be read, for a name that
    ///   begins like a setting's and is none, and for a file that is named but not there
    public static Config load() {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            properties.put(name, System.getProperty(name));
        }
        return load(System.getenv(), properties);
    }

    static Config load(Map<String, String> environment, Map<String, String> properties) {
        Map<Setting<?>, Entry> entries = new LinkedHashMap<>();
        readFile(environment, properties, entries);
        readTexts(Setting::environmentName, "TASSE_", environment, entries);
        readTexts(Setting::propertyName, "tasse.", properties, entries);
        return new Config(entries);
    }

    private static void readFile(
            Map<String, String> environment,
            Map<String, String> properties,
            Map<Setting<?>, Entry> entries) {
        String named = properties.getOrDefault(FILE_PROPERTY, environment.get(FILE_VARIABLE));
        Path path;
        if (named == null) {
            String home = properties.getOrDefault("user.home", ".") + "/.config";
            path = Path.of(environment.getOrDefault("XDG_CONFIG_HOME", home), "tasse/tasse.yaml");
            if (!Files.exists(path)) return;
        } else {
            path = Path.of(named);
        }
        Map<String, Setting<?>> settings = byName(Setting::name);
        ConfigFile.read(path)
                .forEach((name, found) -> {
                    Setting<?> setting = settings.get(name);
                    if (setting == null) throw unknown(name, found.where(), settings);
                    Object value = setting.parse(found.text(), found.where());
                    entries.put(setting, new Entry(value, found.where()));
                });
    }

    private static void readTexts(
            Function<Setting<?>, String> naming,
            String prefix,
            Map<String, String> texts,
            Map<Setting<?>, Entry> entries) {
        Map<String, Setting<?>> settings = byName(naming);
        texts.forEach((name, text) -> {
            if (!name.startsWith(prefix) || OTHER_NAMES.contains(name)) return;
            Setting<?> setting = settings.get(name);
            if (setting == null) throw unknown(name, "", settings);
            entries.put(setting, new Entry(setting.parse(text, name), name));
        });
    }

    private static Map<String, Setting<?>> byName(Function<Setting<?>, String> naming) {
        Map<String, Setting<?>> settings = new TreeMap<>();
        for (Setting<?> setting : ALL) settings.put(naming.apply(setting), setting);
        return settings;
    }

    private static ConfigException unknown(
            String name, String where, Map<String, Setting<?>> settings) {
        String names = settings.keySet().stream().collect(Collectors.joining(", "));
        String nearest = Suggestion.phrase(name, settings.keySet());
        return new ConfigException(
                Problem.of("there is no setting \"" + name + "\"")
                        .at(where)
                        .remedy((nearest.isEmpty() ? "" : nearest + " ") + "settings: " + names));
    }

    /// These settings with another value for `setting`.
    ///
    /// @throws dev.tasse.error.ConfigException for a value that the setting does not allow
    public <T> Config with(Setting<T> setting, T value) {
        Map<Setting<?>, Entry> changed = new LinkedHashMap<>(entries);
        changed.put(setting, new Entry(setting.parse(value.toString(), "code"), "code"));
        return new Config(changed);
    }

    /// The value of `setting`.
    public <T> T get(Setting<T> setting) {
        Entry entry = entries.get(setting);
        return entry == null ? setting.initial() : setting.cast(entry.value());
    }

    /// Where the value of `setting` comes from: `default`, file and line, the name of an
    /// environment variable or system property, or `code`.
    public String origin(Setting<?> setting) {
        Entry entry = entries.get(setting);
        return entry == null ? "default" : entry.origin();
    }

    /// Every setting with its value and its origin, one in a line: `threads = 4 (TASSE_THREADS)`.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Setting<?> setting : ALL) {
            text.append(setting.name()).append(" = ").append(get(setting));
            text.append(" (").append(origin(setting)).append(")\n");
        }
        return text.toString();
    }
}
