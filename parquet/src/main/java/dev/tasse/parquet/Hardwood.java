package dev.tasse.parquet;

import dev.hardwood.HardwoodContext;

import java.util.logging.Level;
import java.util.logging.Logger;

/// The one place that starts the library which reads Parquet.
final class Hardwood {
    private static final String LIBDEFLATE = "hardwood.uselibdeflate";

    // Kept: a logger that nobody refers to forgets its level.
    private static final Logger LOGGER = Logger.getLogger("dev.hardwood");

    static {
        // It tells on standard error whether it found the Vector API.
        if (LOGGER.getLevel() == null) LOGGER.setLevel(Level.WARNING);
        // Looking for the native library costs more than it gains on most files: only gzip has a
        // use for it, and the JDK has its own.
        if (System.getProperty(LIBDEFLATE) == null) System.setProperty(LIBDEFLATE, "false");
    }

    private Hardwood() {}

    /// One thread beside the caller's, which the caller closes: tasks are parallel already.
    static HardwoodContext context() {
        return HardwoodContext.create(1);
    }
}
