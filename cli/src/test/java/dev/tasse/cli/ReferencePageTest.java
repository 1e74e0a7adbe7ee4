package dev.tasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.cli.Option;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class ReferencePageTest {
    @Test
    void pageOfTheCommandLineNamesEveryCommandAndOption() throws IOException {
        String page = Files.readString(Path.of("../docs/reference/command-line.md"));
        for (Command command : Command.values()) {
            assertThat(page).contains("| `" + command.spelling());
            for (Option option : command.options().getOptions()) {
                assertThat(page).contains("`--" + option.getLongOpt());
                if (option.getOpt() != null) assertThat(page).contains("`-" + option.getOpt());
            }
        }
    }
}
