package dev.tasse.internal.memory;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// How much memory the container, or the machine, allows this process.
///
/// Reads the files of Linux: 2 ms, where the management classes of the JDK need 23 ms. Those are
/// asked only where the files are not there.
final class ContainerMemory {
    /// Even a heap as large as the container leaves this much to columns.
    private static final long LEAST_BYTES = 64 << 20;

    private ContainerMemory() {}

    /// 70 % of what the container allows, less the maximal heap, at least 64 MiB.
    static long budget() {
        return budget(allowedBytes(Path.of("/")), Runtime.getRuntime().maxMemory());
    }

    static long budget(long allowedBytes, long heapBytes) {
        return Math.max(LEAST_BYTES, allowedBytes / 10 * 7 - heapBytes);
    }

    /// The least of the machine's memory and the limits of the control groups that this process is
    /// in, as told by the files under `root`.
    static long allowedBytes(Path root) {
        long bytes = machineBytes(lines(root.resolve("proc/meminfo")));
        for (String line : lines(root.resolve("proc/self/cgroup"))) {
            String[] parts = line.split(":", 3);
            if (parts.length < 3) continue;
            if (parts[1].isEmpty()) {
                bytes = Math.min(bytes, least(root, "sys/fs/cgroup", parts[2], "memory.max"));
            } else if (List.of(parts[1].split(",")).contains("memory")) {
                String file = "memory.limit_in_bytes";
                bytes = Math.min(bytes, least(root, "sys/fs/cgroup/memory", parts[2], file));
            }
        }
        return bytes;
    }

    /// The least limit from the group up to the mount: inside a container the group's path may be
    /// the host's, of which only the mount itself is visible.
    private static long least(Path root, String mount, String group, String file) {
        Path top = root.resolve(mount);
        @Nullable Path directory = top.resolve(group.substring(1)).normalize();
        long bytes = Long.MAX_VALUE;
        while (directory != null && directory.startsWith(top)) {
            for (String line : lines(directory.resolve(file))) {
                if (!line.equals("max")) bytes = Math.min(bytes, Long.parseLong(line));
            }
            directory = directory.getParent();
        }
        return bytes;
    }

    private static long machineBytes(List<String> lines) {
        for (String line : lines) {
            if (line.startsWith("MemTotal:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) << 10;
            }
        }
        return ManagedMemory.totalBytes();
    }

    /// The lines of a file, none when it cannot be read: each of these files may be missing.
    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
