package dev.tasse.cli;

/// Reads the version from the manifest of the jar, where the build puts it.
final class Version {
    private Version() {}

    /// The text of `--version`.
    static String line() {
        String version = Main.class.getPackage().getImplementationVersion();
        return "tasse " + (version == null ? "(not built as a jar)" : version) + "\n";
    }
}
