package dev.tasse.checks;

/// A file by its path below the root of the repository, with `/` between names, and its text.
record SourceFile(String path, String text) {
    boolean isMain() {
        return path.contains("/src/main/java/");
    }

    /// Whether the file declares a package or a module and no type.
    boolean isInfo() {
        return path.endsWith("package-info.java") || path.endsWith("module-info.java");
    }

    /// Whether the file belongs to the loops over columns, which pass many segments side by side.
    boolean isKernel() {
        return path.contains("/dev/tasse/internal/kernel/")
                || path.contains("/dev/tasse/internal/simd/");
    }

    int lineCount() {
        return Math.toIntExact(text.lines().count());
    }
}
