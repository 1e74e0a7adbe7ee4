package dev.tasse.config;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Amounts of things that tasks need beside a thread, by name: what a client has of them, or what a
/// task takes of them while it runs. As text `db=4, gpu=1`, or `none`.
///
/// @param amounts whole numbers from 1 on, by name
public record Resources(Map<String, Integer> amounts) implements Serializable {
    /// Nothing.
    public static final Resources NONE = new Resources(Map.of());

    /// Keeps a copy in the order of the names.
    ///
    /// @throws IllegalArgumentException if an amount is less than 1, or a name is not of letters,
    ///   digits and the characters `_ . -`
    public Resources {
        SortedMap<String, Integer> sorted = new TreeMap<>(amounts);
        sorted.forEach(Resources::check);
        amounts = Collections.unmodifiableSortedMap(sorted);
    }

    private static void check(String name, int amount) {
        if (!name.matches("[\\w.-]+")) {
            throw new IllegalArgumentException(
                    "a resource called \"%s\", expected letters, digits and _ . -".formatted(name));
        }
        if (amount < 1) {
            throw new IllegalArgumentException(
                    "%d of resource \"%s\", expected 1 or more".formatted(amount, name));
        }
    }

    /// `amount` of what is called `name`.
    public static Resources of(String name, int amount) {
        return new Resources(Map.of(name, amount));
    }

    /// These, and `amount` of what is called `name`.
    public Resources and(String name, int amount) {
        Map<String, Integer> more = new TreeMap<>(amounts);
        more.put(name, amount);
        return new Resources(more);
    }

    static Resources parse(String text) {
        Map<String, Integer> amounts = new TreeMap<>();
        if (text.isEmpty() || text.equals("none")) return NONE;
        for (String part : text.split(",", -1)) {
            int at = part.indexOf('=');
            if (at < 0)
                throw new IllegalArgumentException("expected names and amounts: db=4, gpu=1");
            amounts.put(part.substring(0, at).strip(), number(part.substring(at + 1).strip()));
        }
        return new Resources(amounts);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a whole number, got " + text, e);
        }
    }

    /// Whether these are none at all.
    public boolean isNone() {
        return amounts.isEmpty();
    }

    /// How much there is of what is called `name`; 0 if nothing.
    public int amount(String name) {
        return amounts.getOrDefault(name, 0);
    }

    /// Of which of these there is less in `others`.
    public List<String> lackingIn(Resources others) {
        List<String> names = new ArrayList<>();
        amounts.forEach((name, amount) -> {
            if (others.amount(name) < amount) names.add(name);
        });
        return names;
    }

    @Override
    public String toString() {
        if (isNone()) return "none";
        return amounts.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
