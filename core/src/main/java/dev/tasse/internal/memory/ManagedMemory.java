package dev.tasse.internal.memory;

import com.sun.management.OperatingSystemMXBean;

import java.lang.management.ManagementFactory;

/// The machine's memory by the management classes: a class of its own, so that they are loaded
/// where there is no `/proc` only.
final class ManagedMemory {
    private ManagedMemory() {}

    static long totalBytes() {
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return system.getTotalMemorySize();
    }
}
