package dev.tasse.cli;

import picocli.CommandLine.IVersionProvider;

/// Reads the version from the manifest of the jar, where the build puts it.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Main.class.getPackage().getImplementationVersion();
        return new String[] {"tasse " + (version == null ? "(not built as a jar)" : version)};
    }
}
