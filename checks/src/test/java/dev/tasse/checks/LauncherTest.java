package dev.tasse.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The launcher in an empty repository, with a JDK and a Maven that are small scripts.
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {
    private static final String CLI_JAR = "cli/target/tasse-cli-1.jar";
    private static final String MAVEN =
            """
            #!/bin/sh
            echo built >>mvn.log
            mkdir -p cli/target && echo jar >%s && echo "$PWD/dep.jar" >cli/target/class-path
            echo "what Maven says"
            [ ! -e broken ]
            """
                    .formatted(CLI_JAR);
    private static final String JAVA =
            """
            #!/bin/sh
            for argument; do
                case $argument in
                    -XX:AOTCacheOutput=*) echo cache >"${argument#*=}" && exit ;;
                esac
            done
            echo "java $*"
            """;

    private record Run(int exit, String out, String err) {}

    @TempDir private Path folder;
    private Path repository = Path.of("");
    private Path jdk = Path.of("");

    @BeforeEach
    void makeRepository() throws IOException {
        repository = folder.resolve("a repository");
        jdk = folder.resolve("jdk 25");
        for (String module : new String[] {"core", "parquet", "json", "sql", "cli"}) {
            write(repository.resolve(module).resolve("pom.xml"), "");
            write(repository.resolve(module).resolve("src/main/java/A.java"), "");
        }
        write(repository.resolve("core/src/build/A.java"), "");
        write(repository.resolve("pom.xml"), "");
        write(repository.resolve("dep.jar"), "");
        script(repository.resolve("tasse"), Repository.read(Repository.root().resolve("tasse")));
        script(folder.resolve("bin/mvn"), MAVEN);
        script(jdk.resolve("bin/java"), JAVA);
        script(jdk.resolve("bin/javac"), JAVA);
        write(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"25.0.3\"\n");
    }

    @Test
    void firstCallBuildsAndOnlyTheProgramWritesToStandardOutput() throws Exception {
        Run run = tasse("sql", "SELECT 'a  b'");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEqualToIgnoringNewLines(firstUse());
        assertThat(run.out())
                .startsWith("java ")
                .contains("lib/tasse-cli-1.jar:", "lib/dep.jar dev.tasse.cli.Main")
                .endsWith("Main sql SELECT 'a  b'\n");
    }

    @Test
    void callAfterABuildSaysNothingAndDoesNotBuild() throws Exception {
        tasse("--version");
        Run run = tasse("--version");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).endsWith("Main --version\n");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void sqlAndLightCommandsEachHaveTheirCache() throws Exception {
        assertThat(tasse("sql", "SELECT 1").out())
                .contains(" -XX:AOTCache=" + repository + "/target/launcher/sql.aot -cp ");
        assertThat(tasse("--version").out())
                .contains(" -XX:AOTCache=" + repository + "/target/launcher/light.aot -cp ");
    }

    @Test
    void largeFilesAreReadWithAllCompilers() throws Exception {
        Path small = folder.resolve("small files/a.csv");
        Path large = folder.resolve("large files/a.csv");
        write(small, "a\n1\n");
        write(large, "a\n" + "1\n".repeat(20 << 20));
        String query = "SELECT 'b' FROM '%s' JOIN 'nowhere/*.csv'";
        String largeCache = " -XX:AOTCache=" + repository + "/target/launcher/large.aot ";
        assertThat(tasse("sql", query.formatted(small)).out())
                .contains(" -XX:TieredStopAtLevel=1 ")
                .doesNotContain(largeCache);
        for (String path : List.of(large.toString(), large.getParent() + "/*.csv")) {
            assertThat(tasse("sql", query.formatted(path)).out())
                    .contains(largeCache)
                    .doesNotContain("TieredStopAtLevel");
        }
        assertThat(tasse("sql", "-t", "t=" + large.getParent(), "SELECT * FROM t").out())
                .contains(largeCache);
        assertThat(tasse("describe", large.toString()).out()).contains(largeCache);
        assertThat(tasse("head", large.toString()).out()).doesNotContain(largeCache);
    }

    @Test
    void changedOrRemovedSourceIsBuiltAgain() throws Exception {
        tasse("--version");
        Path source = repository.resolve("sql/src/main/java/A.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(tasse("--version").err()).contains("sources changed, building");
        Files.delete(source);
        Files.setLastModifiedTime(source.getParent(), FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(tasse("--version").err()).contains("sources changed, building");
        assertThat(builds()).isEqualTo(3);
    }

    @Test
    void failedBuildShowsWhatMavenSaidAndStartsNothing() throws Exception {
        write(repository.resolve("broken"), "");
        Run run = tasse("--version");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("what Maven says\n", "tasse: the build failed\n");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void oldJdkIsRefusedInOneSentence() throws Exception {
        write(jdk.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
        Run run = tasse("--version");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo(
                        "tasse: TASSE_JAVA_HOME names %s, which is no JDK 25 or newer\n"
                                .formatted(jdk));
        assertThat(run.out()).isEmpty();
    }

    @Test
    void twoFirstCallsAtOnceBuildOnce() throws Exception {
        Process first = start("--version");
        Process second = start("--version");
        assertThat(finish(first).exit()).isZero();
        assertThat(finish(second).exit()).isZero();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void lockOfAProcessThatIsGoneIsIgnored() throws Exception {
        Path lock = repository.resolve("target/launcher/lock");
        Files.createDirectories(lock.getParent());
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.createSymbolicLink(lock, Path.of(Long.toString(gone.pid())));
        assertThat(tasse("--version").err()).isEqualToIgnoringNewLines(firstUse());
    }

    @Test
    void launcherCanBeCalledThroughALink() throws Exception {
        Path link = folder.resolve("bin/t");
        Files.createSymbolicLink(link, Path.of("../a repository/tasse"));
        Run run = finish(start(link, "--help"));
        assertThat(run.out()).endsWith("Main --help\n");
    }

    private static String firstUse() {
        return "tasse: first use, building"
                + " (a minute or two, longer if Maven has to load libraries)";
    }

    private long builds() {
        return Repository.read(repository.resolve("mvn.log")).lines().count();
    }

    private Run tasse(String... arguments) throws Exception {
        return finish(start(arguments));
    }

    private Process start(String... arguments) throws IOException {
        return start(repository.resolve("tasse"), arguments);
    }

    private Process start(Path launcher, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(arguments).directory(folder.toFile());
        builder.command().addFirst(launcher.toString());
        Map<String, String> environment = builder.environment();
        environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
        environment.put("TASSE_JAVA_HOME", jdk.toString());
        environment.remove("TASSE_JAVA_OPTS");
        return builder.start();
    }

    private static Run finish(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), out, err);
    }

    private static void script(Path file, String text) throws IOException {
        write(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /// An hour old, so that a build made now is newer than the sources by any file system's clock.
    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        FileTime past = FileTime.from(Instant.now().minusSeconds(3600));
        Files.setLastModifiedTime(file, past);
        Files.setLastModifiedTime(file.getParent(), past);
    }
}
