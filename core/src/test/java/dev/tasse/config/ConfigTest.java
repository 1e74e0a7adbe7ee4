package dev.tasse.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.error.ConfigException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

final class ConfigTest {
    private static final String NAMES =
            "bag.shuffle-memory, engine.batch-rows, engine.equal-hashes, engine.optimize,"
                    + " memory.check, memory.limit, resources, results.limit, threads";

    @TempDir Path folder;

    private Config file(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("settings.yaml"), yaml);
        return Config.load(Map.of(), Map.of("tasse.config", file.toString()));
    }

    @Test
    void codeWinsOverPropertyOverEnvironmentOverFileOverDefault() throws IOException {
        Path file = Files.writeString(folder.resolve("settings.yaml"), "threads: 2");
        String path = file.toString();
        Config nothing = Config.load(Map.of(), Map.of());
        Config yaml = Config.load(Map.of("TASSE_CONFIG", path), Map.of());
        Map<String, String> environment = Map.of("TASSE_CONFIG", path, "TASSE_THREADS", "3");
        Config variable = Config.load(environment, Map.of());
        Config property = Config.load(environment, Map.of("tasse.threads", "4"));
        Config code = property.with(Config.THREADS, 5);
        assertThreads(nothing, 0, "default");
        assertThreads(yaml, 2, path + ":1");
        assertThreads(variable, 3, "TASSE_THREADS");
        assertThreads(property, 4, "tasse.threads");
        assertThreads(code, 5, "code");
        assertThreads(property, 4, "tasse.threads");
    }

    private static void assertThreads(Config config, int threads, String origin) {
        assertThat(config.get(Config.THREADS)).isEqualTo(threads);
        assertThat(config.origin(Config.THREADS)).isEqualTo(origin);
    }

    @Test
    void levelsAndWordsOfANameAreJoinedByUnderlinesInTheEnvironment() {
        Config config = Config.load(Map.of("TASSE_ENGINE_BATCH_ROWS", "7"), Map.of());
        assertThat(config.get(Config.BATCH_ROWS)).isEqualTo(7);
    }

    @Test
    void levelsInAFileAreNestedOrJoinedByDots() throws IOException {
        Config nested = file("memory:\n  limit: 8GiB\n  check: true\nthreads: 4\n");
        assertThat(nested.get(Config.MEMORY_LIMIT)).isEqualTo(8L << 30);
        assertThat(nested.get(Config.MEMORY_CHECK)).isTrue();
        assertThat(nested.origin(Config.MEMORY_CHECK)).endsWith("settings.yaml:3");
        assertThat(file("memory.limit: 512MB").get(Config.MEMORY_LIMIT)).isEqualTo(512_000_000);
        assertThat(file("# nothing\n").get(Config.MEMORY_LIMIT)).isZero();
    }

    @Test
    void theFileInTheUsersConfigurationFolderIsReadIfItIsThere() throws IOException {
        Files.createDirectories(folder.resolve(".config/tasse"));
        Files.writeString(folder.resolve(".config/tasse/tasse.yaml"), "threads: 9");
        Config home = Config.load(Map.of(), Map.of("user.home", folder.toString()));
        assertThat(home.get(Config.THREADS)).isEqualTo(9);
        String other = folder.resolve(".config").toString();
        Config xdg = Config.load(Map.of("XDG_CONFIG_HOME", other), Map.of());
        assertThat(xdg.get(Config.THREADS)).isEqualTo(9);
    }

    @Test
    void aFileThatIsNamedMustBeThere() {
        String missing = folder.resolve("missing.yaml").toString();
        assertThatThrownBy(() -> Config.load(Map.of("TASSE_CONFIG", missing), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage(missing + ": the file cannot be read");
    }

    @Test
    void aFileThatIsNoYamlSaysWhere() {
        assertThatThrownBy(() -> file("threads: [1"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("settings.yaml:1: not YAML: expected ',' or ']'");
    }

    @Test
    void aFileHoldsOneValueForEachName() {
        assertThatThrownBy(() -> file("threads: [1, 2]"))
                .isInstanceOf(ConfigException.class)
                .hasMessageEndingWith(
                        "settings.yaml:1: threads is a list or a bare value: expected names with"
                                + " one value each, such as threads: 4");
        assertThatThrownBy(() -> file("just text"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("the file is a list or a bare value");
        assertThatThrownBy(() -> file("memory.limit: 1\nmemory:\n  limit: 2"))
                .isInstanceOf(ConfigException.class)
                .hasMessageEndingWith("settings.yaml:3: memory.limit is set twice");
    }

    @Test
    void anUnknownNameIsAnErrorThatNamesTheNearest() {
        assertThatThrownBy(() -> file("memory:\n  limt: 8GiB"))
                .isInstanceOf(ConfigException.class)
                .hasMessageEndingWith(
                        "settings.yaml:2: there is no setting \"memory.limt\"; did you mean"
                                + " \"memory.limit\"? settings: "
                                + NAMES);
        assertThatThrownBy(() -> Config.load(Map.of("TASSE_THREDS", "1"), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(
                        "there is no setting \"TASSE_THREDS\"; did you mean \"TASSE_THREADS\"?");
        assertThatThrownBy(() -> Config.load(Map.of(), Map.of("tasse.colour", "red")))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("there is no setting \"tasse.colour\"; settings: ");
    }

    @Test
    void namesOfTheLauncherAreNoSettings() {
        Config config = Config.load(Map.of("TASSE_JAVA_HOME", "/jdk", "PATH", "/bin"), Map.of());
        assertThat(config.toString()).doesNotContain("/jdk");
    }

    @Test
    void aValueThatCannotBeReadNamesTheSettingThePlaceAndTheText() {
        assertThatThrownBy(() -> Config.load(Map.of("TASSE_ENGINE_OPTIMIZE", "maybe"), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "TASSE_ENGINE_OPTIMIZE: setting engine.optimize cannot be read: expected"
                                + " true or false: got \"maybe\"; whether plans are optimised");
        assertThatThrownBy(() -> Config.load(Map.of(), Map.of("tasse.threads", "many")))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(
                        "tasse.threads: setting threads cannot be read: expected a whole number"
                                + " from 0 on: got \"many\"");
    }

    @Test
    void aValueThatIsNotAllowedIsRefusedFromCodeToo() {
        Config config = Config.load(Map.of(), Map.of());
        assertThatThrownBy(() -> config.with(Config.BATCH_ROWS, 0))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("code: setting engine.batch-rows cannot be read");
        assertThatThrownBy(() -> config.with(Config.MEMORY_LIMIT, -1L))
                .isInstanceOf(ConfigException.class);
    }

    @Test
    void theTextOfAConfigShowsEverySettingWithItsOrigin() {
        Config config = Config.load(Map.of("TASSE_THREADS", "3"), Map.of());
        assertThat(config.toString())
                .contains("threads = 3 (TASSE_THREADS)\n", "engine.optimize = true (default)\n");
        assertThat(config.toString().lines()).hasSameSizeAs(Config.settings());
    }

    @Test
    void everySettingSaysWhatItMeansAndHasADefaultThatItAllows() {
        for (Setting<?> setting : Config.settings()) {
            assertThat(setting.meaning()).isNotEmpty();
            Object initial = setting.parse(setting.initial().toString(), "default");
            assertThat(initial).isEqualTo(setting.initial());
        }
    }
}
