package dev.tasse;

import dev.tasse.error.PlanException;
import dev.tasse.error.Problem;
import dev.tasse.internal.plan.Catalog;
import dev.tasse.internal.plan.FramePlan;
import dev.tasse.internal.plan.Scan;
import dev.tasse.internal.plan.SqlFrontEnd;
import dev.tasse.spi.Formats;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/// What a query may read: the frames it was given by name, and files by path.
final class QueryCatalog implements Catalog {
    private final Map<String, DataFrame> frames;

    private QueryCatalog(Map<String, DataFrame> frames) {
        this.frames = Map.copyOf(frames);
    }

    static FramePlan plan(String query, Map<String, DataFrame> frames) {
        SqlFrontEnd sql =
                ServiceLoader.load(SqlFrontEnd.class, SqlFrontEnd.class.getClassLoader())
                        .findFirst()
                        .orElseThrow(() ->
                                new PlanException(
                                        Problem.of("SQL is not installed")
                                                .remedy(
                                                        "add the module tasse-sql to the class"
                                                                + " path")));
        return sql.plan(query, new QueryCatalog(frames));
    }

    @Override
    public Optional<FramePlan> table(String name) {
        DataFrame exact = frames.get(name);
        if (exact != null) return Optional.of(exact.plan());
        for (Map.Entry<String, DataFrame> frame : frames.entrySet()) {
            if (frame.getKey().equalsIgnoreCase(name)) return Optional.of(frame.getValue().plan());
        }
        return looksLikePath(name) ? Optional.of(Scan.of(Formats.open(name))) : Optional.empty();
    }

    private static boolean looksLikePath(String name) {
        return name.contains("/") || name.contains(".") || name.contains("*");
    }

    @Override
    public FramePlan read(String format, String path, Map<String, Object> options) {
        return Scan.of(Formats.named(format).open(path, options));
    }

    @Override
    public Collection<String> names() {
        return frames.keySet();
    }
}
