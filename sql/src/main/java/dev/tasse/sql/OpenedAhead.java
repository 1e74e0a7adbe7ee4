package dev.tasse.sql;

import dev.tasse.internal.plan.Catalog;
import dev.tasse.internal.plan.FramePlan;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// A catalog whose files are being opened on a thread of their own since it was made: the first
/// query of a program waits for the parser to start, which takes as long as opening a few files.
///
/// What opening a file throws is thrown when the query asks for it, if it ever does.
final class OpenedAhead implements Catalog {
    private final Catalog catalog;
    private final Map<String, FutureTask<Optional<FramePlan>>> files;

    private OpenedAhead(Catalog catalog, Map<String, FutureTask<Optional<FramePlan>>> files) {
        this.catalog = catalog;
        this.files = files;
    }

    /// `catalog`, of which `paths` are needed soon.
    static Catalog of(Catalog catalog, Collection<String> paths) {
        if (paths.isEmpty()) return catalog;
        Map<String, FutureTask<Optional<FramePlan>>> files = new LinkedHashMap<>();
        for (String path : paths) files.put(path, new FutureTask<>(() -> catalog.table(path)));
        Thread.ofPlatform()
                .daemon()
                .name("tasse-open")
                .start(() -> files.values().forEach(FutureTask::run));
        return new OpenedAhead(catalog, files);
    }

    @Override
    public Optional<FramePlan> table(String name) {
        FutureTask<Optional<FramePlan>> file = files.get(name);
        if (file == null) return catalog.table(name);
        file.run(); // here, if it has not begun
        try {
            return file.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) throw failure;
            if (e.getCause() instanceof Error failure) throw failure;
            throw new AssertionError("opening a table throws a checked exception", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return catalog.table(name);
        }
    }

    @Override
    public FramePlan read(String format, String path, Map<String, Object> options) {
        return catalog.read(format, path, options);
    }

    @Override
    public Collection<String> names() {
        return catalog.names();
    }
}
