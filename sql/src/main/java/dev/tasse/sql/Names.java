package dev.tasse.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The names of columns: spelled as in their table unless the query gives a name, each once.
final class Names {
    // What the validator puts behind a name that is there already.
    private static final Pattern NUMBER = Pattern.compile("\\d*");

    private final Set<String> aliases;
    private final Map<String, String> originals = new HashMap<>();

    Names(List<String> aliases) {
        this.aliases = Set.copyOf(aliases);
    }

    /// The name of a column that the query calls `written` and its table calls `declared`.
    String spelled(String written, String declared) {
        String original = originals.getOrDefault(declared, declared);
        int length = original.length();
        boolean same =
                written.regionMatches(true, 0, original, 0, length)
                        && written.length() >= length
                        && NUMBER.matcher(written.substring(length)).matches()
                        && !aliases.contains(written);
        return same ? original : written;
    }

    /// `names` with a number behind those that were there before: `x`, `x_1`, `x_2`.
    List<String> unique(List<String> names) {
        List<String> unique = new ArrayList<>();
        for (String name : names) {
            String free = free(name, unique);
            if (!free.equals(name)) originals.put(free, name);
            unique.add(free);
        }
        return unique;
    }

    /// `name` with a number behind it if it is one of `used` in any case of letters.
    static String free(String name, Collection<String> used) {
        String free = name;
        for (int i = 1; contains(used, free); i++) free = name + "_" + i;
        return free;
    }

    private static boolean contains(Collection<String> names, String wanted) {
        for (String name : names) {
            if (name.equalsIgnoreCase(wanted)) return true;
        }
        return false;
    }
}
