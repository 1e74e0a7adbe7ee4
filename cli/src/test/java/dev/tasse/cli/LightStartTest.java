package dev.tasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a command does not need is not loaded.
final class LightStartTest {
    @TempDir private Path folder;

    @Test
    void headAndSchemaLoadNothingOfSql() throws Exception {
        Path file = folder.resolve("a.csv");
        Files.writeString(file, "a,b\n1,x\n");
        for (String command : new String[] {"head", "schema"}) {
            String log = classesLoadedBy(command, file.toString());
            assertThat(log)
                    .contains("dev.tasse.io.CsvSource")
                    .doesNotContain("org.apache.calcite", "dev.tasse.sql", "jdk.incubator.vector");
        }
    }

    private String classesLoadedBy(String... arguments) throws Exception {
        Path log = folder.resolve("classes.log");
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xlog:class+load:file=" + log,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName());
        builder.command().addAll(List.of(arguments));
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return Files.readString(log);
    }
}
