package dev.tasse.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Names of columns, made unique.
final class CsvNames {
    private CsvNames() {}

    /// Names for `count` columns: `given` first, then those of `header`, without the blanks around;
    /// a column without one is called `column` and its place from 0, with as many digits as the
    /// last place has. A name that came before, whatever its letter case, gets `_1`, `_2`, ...
    /// added.
    static List<String> of(int count, List<String> given, List<String> header) {
        List<String> names = new ArrayList<>(count);
        Map<String, Integer> seen = new HashMap<>();
        int digits = Integer.toString(count - 1).length();
        for (int i = 0; i < count; i++) {
            String name = i < header.size() ? header.get(i).strip() : "";
            if (i < given.size()) name = given.get(i);
            if (name.isEmpty()) name = "column" + ("%0" + digits + "d").formatted(i);
            names.add(unique(name, seen));
        }
        return names;
    }

    private static String unique(String name, Map<String, Integer> seen) {
        String unique = name;
        while (seen.putIfAbsent(key(unique), 1) != null) {
            unique = name + "_" + (seen.merge(key(name), 1, Integer::sum) - 1);
        }
        return unique;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
