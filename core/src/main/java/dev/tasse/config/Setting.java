package dev.tasse.config;

import dev.tasse.error.ConfigException;
import dev.tasse.error.Problem;

import java.util.Locale;
import java.util.function.Function;

/// A setting: its name, what it means, its default, and how its text is read.
///
/// The name `memory.limit` is read from the configuration file, from the environment variable
/// `TASSE_MEMORY_LIMIT` and from the system property `tasse.memory.limit`.
///
/// @param <T> the class of its values
public final class Setting<T> {
    private final String name;
    private final String meaning;
    private final T initial;
    private final Function<String, T> parser;

    private Setting(String name, String meaning, T initial, Function<String, T> parser) {
        this.name = name;
        this.meaning = meaning;
        this.initial = initial;
        this.parser = parser;
    }

    static Setting<Integer> ofInt(String name, String meaning, int initial, int least) {
        return new Setting<>(name, meaning, initial, text -> parseInt(text, least));
    }

    static Setting<Boolean> ofBoolean(String name, String meaning, boolean initial) {
        return new Setting<>(name, meaning, initial, Setting::parseBoolean);
    }

    static Setting<Long> ofBytes(String name, String meaning, long initial) {
        return new Setting<>(name, meaning, initial, ByteSizes::parse);
    }

    static Setting<Resources> ofResources(String name, String meaning) {
        return new Setting<>(name, meaning, Resources.NONE, Resources::parse);
    }

    private static Integer parseInt(String text, int least) {
        String expected = "expected a whole number from " + least + " on";
        try {
            int value = Integer.parseInt(text);
            if (value >= least) return value;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(expected, e);
        }
        throw new IllegalArgumentException(expected);
    }

    private static Boolean parseBoolean(String text) {
        if (text.equals("true") || text.equals("false")) return Boolean.valueOf(text);
        throw new IllegalArgumentException("expected true or false");
    }

    /// Its name, words joined by `-`, levels by `.`.
    public String name() {
        return name;
    }

    /// What it does, in one sentence.
    public String meaning() {
        return meaning;
    }

    /// Its value when nobody sets it.
    public T initial() {
        return initial;
    }

    String environmentName() {
        return "TASSE_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    String propertyName() {
        return "tasse." + name;
    }

    T parse(String text, String where) {
        try {
            return parser.apply(text.strip());
        } catch (IllegalArgumentException e) {
            throw new ConfigException(
                    Problem.of("setting " + name + " cannot be read: " + e.getMessage())
                            .at(where)
                            .got("\"" + text + "\"")
                            .remedy(meaning),
                    e);
        }
    }

    // Entries are only ever made of a setting and a value of its own class.
    @SuppressWarnings("unchecked")
    T cast(Object value) {
        return (T) value;
    }

    @Override
    public String toString() {
        return name;
    }
}
