package dev.tasse.internal.plan;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// The tables that a query may name.
public interface Catalog {
    /// The table called `name`, ignoring letter case unless two differ only by it; a name that
    /// looks like a path opens the file.
    Optional<FramePlan> table(String name);

    /// A call such as `read_csv('x.csv', delimiter => ';')`: the format's name, the path, the
    /// options.
    FramePlan read(String format, String path, Map<String, Object> options);

    /// The names of all tables that were registered, for "did you mean".
    Collection<String> names();
}
