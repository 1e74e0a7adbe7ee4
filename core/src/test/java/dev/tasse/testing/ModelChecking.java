package dev.tasse.testing;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/// Lets threads call the methods of a class in every order in which they can take turns, within the
/// limits of small scenarios: what they answer must be what some order of whole calls answers. A
/// failure prints the scenario and who took turns where.
public final class ModelChecking {
    private static final boolean NIGHTLY = Boolean.getBoolean("tasse.nightly");

    private ModelChecking() {}

    /// Options for `threads` threads that make `calls` calls each.
    public static ModelCheckingOptions of(int threads, int calls) {
        return new ModelCheckingOptions()
                .iterations(NIGHTLY ? 40 : 3)
                .invocationsPerIteration(NIGHTLY ? 1_000 : 40)
                .threads(threads)
                .actorsPerThread(calls)
                .actorsBefore(1)
                .actorsAfter(1);
    }
}
