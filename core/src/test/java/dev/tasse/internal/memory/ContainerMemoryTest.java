package dev.tasse.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class ContainerMemoryTest {
    private static final long GIB = 1L << 30;

    @TempDir Path root;

    private void file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void machine() throws IOException {
        file("proc/meminfo", "MemTotal:       16777216 kB\nMemFree:         1000 kB\n");
    }

    @Test
    void withoutAContainerTheMachineIsTheLimit() throws IOException {
        machine();
        assertThat(ContainerMemory.allowedBytes(root)).isEqualTo(16 * GIB);
    }

    @Test
    void theLeastLimitFromTheGroupUpCounts() throws IOException {
        machine();
        file("proc/self/cgroup", "0::/job/task\n");
        file("sys/fs/cgroup/job/task/memory.max", "max\n");
        file("sys/fs/cgroup/job/memory.max", "4294967296\n");
        assertThat(ContainerMemory.allowedBytes(root)).isEqualTo(4 * GIB);
    }

    @Test
    void versionOneGroupsAreReadAndUnlimitedOnesDoNotCount() throws IOException {
        machine();
        file("proc/self/cgroup", "5:cpu,cpuacct:/\n4:memory:/docker/abc\n0::/\n");
        file("sys/fs/cgroup/memory/memory.limit_in_bytes", "2147483648\n");
        assertThat(ContainerMemory.allowedBytes(root)).isEqualTo(2 * GIB);
        file("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        assertThat(ContainerMemory.allowedBytes(root)).isEqualTo(16 * GIB);
    }

    @Test
    void aLimitAboveTheMachineDoesNotCount() throws IOException {
        machine();
        file("proc/self/cgroup", "0::/\n");
        file("sys/fs/cgroup/memory.max", "99999999999999\n");
        assertThat(ContainerMemory.allowedBytes(root)).isEqualTo(16 * GIB);
    }

    @Test
    void whereNoFilesAreTheJdkIsAsked() {
        assertThat(ContainerMemory.allowedBytes(root)).isPositive();
    }

    @Test
    void columnsGetSeventyPercentLessTheHeap() {
        assertThat(ContainerMemory.budget(10 * GIB, 2 * GIB)).isEqualTo(5 * GIB);
        assertThat(ContainerMemory.budget(10 * GIB, 8 * GIB)).isEqualTo(64 << 20);
    }
}
