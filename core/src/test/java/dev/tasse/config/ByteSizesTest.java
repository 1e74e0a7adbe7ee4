package dev.tasse.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

final class ByteSizesTest {
    @Test
    void sizesAreReadInThousandsAndIn1024s() {
        assertThat(ByteSizes.parse("512MB")).isEqualTo(512_000_000L);
        assertThat(ByteSizes.parse("8GiB")).isEqualTo(8L << 30);
        assertThat(ByteSizes.parse("1.5 GiB")).isEqualTo(3L << 29);
        assertThat(ByteSizes.parse("65536")).isEqualTo(65_536);
        assertThat(ByteSizes.parse("65_536 B")).isEqualTo(65_536);
        assertThat(ByteSizes.parse("3k")).isEqualTo(3_000);
        assertThat(ByteSizes.parse("2ki")).isEqualTo(2048);
        assertThat(ByteSizes.parse("1tib")).isEqualTo(1L << 40);
    }

    @Test
    void whatIsNoSizeIsRefused() {
        for (String text : List.of("", "B", "3 apples", "-1", "1.5.5", "1 2", "8GiBB", "GiB")) {
            assertThatThrownBy(() -> ByteSizes.parse(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("expected a size such as 512MB or 8GiB");
        }
    }

    @Test
    void sizesAreWholeBytesBelowTwoToThe63() {
        for (String text : List.of("1.5", "0.3KiB", "9999999TB")) {
            assertThatThrownBy(() -> ByteSizes.parse(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("expected a whole number of bytes below 2^63");
        }
    }

    @Test
    void sizesAreShownInTheLargestUnit() {
        assertThat(ByteSizes.text(512)).isEqualTo("512 B");
        assertThat(ByteSizes.text(1024)).isEqualTo("1.0 KiB");
        assertThat(ByteSizes.text(3L << 29)).isEqualTo("1.5 GiB");
        assertThat(ByteSizes.text(5L << 50)).isEqualTo("5120.0 TiB");
    }
}
