package dev.tasse.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tasse.error.ConfigException;

import org.junit.jupiter.api.Test;

import java.util.Map;

final class ConfigTest {
    @Test
    void codeWinsOverPropertyOverEnvironmentOverDefault() {
        Config nothing = Config.load(Map.of(), Map.of());
        Config environment = Config.load(Map.of("TASSE_THREADS", "3"), Map.of());
        Config both = Config.load(Map.of("TASSE_THREADS", "3"), Map.of("tasse.threads", "4"));
        assertThat(nothing.get(Config.THREADS)).isZero();
        assertThat(nothing.origin(Config.THREADS)).isEqualTo("default");
        assertThat(environment.get(Config.THREADS)).isEqualTo(3);
        assertThat(environment.origin(Config.THREADS)).isEqualTo("TASSE_THREADS");
        assertThat(both.get(Config.THREADS)).isEqualTo(4);
        assertThat(both.with(Config.THREADS, 5).get(Config.THREADS)).isEqualTo(5);
        assertThat(both.get(Config.THREADS)).isEqualTo(4);
    }

    @Test
    void levelsAndWordsOfANameAreJoinedByUnderlinesInTheEnvironment() {
        Config config = Config.load(Map.of("TASSE_ENGINE_BATCH_ROWS", "7"), Map.of());
        assertThat(config.get(Config.BATCH_ROWS)).isEqualTo(7);
    }

    @Test
    void aValueThatCannotBeReadNamesTheSettingThePlaceAndTheText() {
        assertThatThrownBy(() -> Config.load(Map.of("TASSE_ENGINE_OPTIMIZE", "maybe"), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "TASSE_ENGINE_OPTIMIZE: setting engine.optimize cannot be read: expected"
                                + " true or false: got \"maybe\"; whether plans are optimised");
    }

    @Test
    void sizesAreReadInThousandsAndIn1024s() {
        assertThat(ByteSizes.parse("512MB")).isEqualTo(512_000_000L);
        assertThat(ByteSizes.parse("1.5 GiB")).isEqualTo(3L << 29);
        assertThat(ByteSizes.parse("65536")).isEqualTo(65_536);
        assertThat(ByteSizes.parse("3k")).isEqualTo(3_000);
        assertThatThrownBy(() -> ByteSizes.parse("3 apples"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sizesAreShownInTheLargestUnit() {
        assertThat(ByteSizes.text(512)).isEqualTo("512 B");
        assertThat(ByteSizes.text(3L << 29)).isEqualTo("1.5 GiB");
    }
}
