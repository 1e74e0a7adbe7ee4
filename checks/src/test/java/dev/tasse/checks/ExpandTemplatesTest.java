package dev.tasse.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/// The program that the build of `core` runs before it compiles.
final class ExpandTemplatesTest {
    private static final Path PROGRAM =
            Repository.root().resolve("core/src/build/java/ExpandTemplates.java");

    @TempDir private Path folder;

    @Test
    void fileAndLoopTablesAreExpandedAndBarsMayBeEscaped() throws Exception {
        template(
                "a/Sum${Type}.java.tmpl",
                """
                //file type | Type
                //row int | Int
                //row long | Long
                class Sum${Type} {
                    //for name | op
                    //row plus | +
                    //row or | \\|
                    ${type} ${name} = 1 ${op} 2;
                    //end
                }
                """);
        assertThat(run()).isEmpty();
        assertThat(expanded("a/SumInt.java"))
                .isEqualTo("class SumInt {\n    int plus = 1 + 2;\n    int or = 1 | 2;\n}\n");
        assertThat(expanded("a/SumLong.java")).startsWith("class SumLong {\n    long plus");
    }

    @Test
    void unchangedFileIsNotWrittenAndForgottenOneIsDeleted() throws Exception {
        template("A.java.tmpl", "class A {}\n");
        template("B.java.tmpl", "class B {}\n");
        run();
        FileTime past = FileTime.from(Instant.now().minusSeconds(60));
        Files.setLastModifiedTime(output().resolve("A.java"), past);
        FileTime before = Files.getLastModifiedTime(output().resolve("A.java"));
        Files.delete(folder.resolve("templates/B.java.tmpl"));
        run();
        assertThat(Files.getLastModifiedTime(output().resolve("A.java"))).isEqualTo(before);
        assertThat(output().resolve("B.java")).doesNotExist();
    }

    @Test
    void variableWithoutValueStopsTheBuild() throws Exception {
        template("A.java.tmpl", "class A { ${type} x; }\n");
        assertThat(run()).contains("A.java.tmpl: no value for ${type}");
    }

    @Test
    void rowOfWrongWidthAndOpenLoopStopTheBuild() throws Exception {
        template("A.java.tmpl", "//for a | b\n//row 1\n//end\n");
        assertThat(run()).contains("A.java.tmpl, line 2: a row needs [a, b]");
        template("A.java.tmpl", "//for a\n//row 1\nint ${a};\n");
        assertThat(run()).contains("A.java.tmpl, line 3: //for without //end");
    }

    private void template(String name, String text) throws IOException {
        Path file = folder.resolve("templates").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Path output() {
        return folder.resolve("output");
    }

    private String expanded(String name) throws IOException {
        return Files.readString(output().resolve(name));
    }

    /// Runs the program as the build does and answers what it said.
    private String run() throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                PROGRAM.toString(),
                                folder.resolve("templates").toString(),
                                output().toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(said.isEmpty() ? 0 : 1);
        return said;
    }
}
