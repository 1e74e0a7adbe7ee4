package dev.tasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class ReferencePageTest {
    @Test
    void pageOfTheCommandLineNamesEveryCommandAndOption() throws IOException {
        String page = Files.readString(Path.of("../docs/reference/command-line.md"));
        CommandLine tasse = Main.commandLine(Console.ofProcess());
        tasse.getSubcommands()
                .forEach((name, command) -> {
                    assertThat(page).contains("| `" + name);
                    for (OptionSpec option : command.getCommandSpec().options()) {
                        for (String spelling : option.names()) {
                            assertThat(page).contains("`" + spelling);
                        }
                    }
                });
    }
}
