package dev.tasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;

final class ProgressTest {
    private static final long SECOND = 1_000_000_000;

    private final StringWriter terminal = new StringWriter();

    @Test
    void workOfLessThanASecondShowsNothing() {
        try (Progress progress = new Progress(new PrintWriter(terminal), 0)) {
            progress.show(SECOND - 1, "scan", 1, 2);
        }
        assertThat(terminal.toString()).isEmpty();
    }

    @Test
    void oneLineIsDrawnNoMoreThanTenTimesASecondAndClearedAtTheEnd() {
        try (Progress progress = new Progress(new PrintWriter(terminal), 0)) {
            progress.show(2 * SECOND, "scan", 1, 2);
            progress.show(2 * SECOND + 1, "scan", 2, 2);
        }
        assertThat(terminal.toString())
                .isEqualTo("\r\u001b[K[============            ] 1/2 scan 2 s\r\u001b[K");
    }
}
