package dev.tasse.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The page of settings is made of the constants; `-Dgolden=update` writes it again.
final class SettingsPageTest {
    private static final Path PAGE = Path.of("../docs/reference/settings.md");

    private static final String HEAD =
            """
            # Settings

            A setting is found by its name, each place overriding those before it: its default, the YAML file, the environment
            variable, the system property, code (`Config.load().with(Config.THREADS, 4)`). A name that is none is an error that
            says which one is near. `tasse config` shows each setting with its value and where the value comes from.

            The file is the one that the system property `tasse.config` or the environment variable `TASSE_CONFIG` names, else
            `tasse/tasse.yaml` in `$XDG_CONFIG_HOME` or in `~/.config`. Levels are nested or joined by dots:

            ```yaml
            threads: 4
            memory:
              limit: 8GiB
            ```

            | name | default | meaning | environment variable | system property |
            |---|---|---|---|---|
            """;

    private static final String TAIL =
            """

            A client captures its settings when it is made; nothing changes them later.

            ## Log
            The engine logs through `System.Logger`, under names that begin with `dev.tasse`: what a listener has thrown
            (`dev.tasse.worker`), what was skipped in CSV files (`dev.tasse.io.CsvErrors`). Without a logging library that is
            the log of the JDK, on standard error.

            ## Flight recordings
            Each attempt of a task is an event `dev.tasse.Task` of a flight recording, with its layer, index and duration:
            `java -XX:StartFlightRecording:filename=run.jfr ...`, then JDK Mission Control or `jfr print --events Task run.jfr`.
            What goes to a temporary file because it does not fit memory, and what is read back, is an event `dev.tasse.Spill`
            with the name of the task whose result it is (or `shuffle`), the direction (`write` or `read`), bytes and duration.
            Both cost nothing while nobody records.
            """;

    @Test
    void pageIsWhatTheConstantsSay() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        for (Setting<?> setting : Config.settings()) {
            page.append("| `").append(setting.name()).append("` | `").append(setting.initial());
            page.append("` | ").append(setting.meaning()).append(" | `");
            page.append(setting.environmentName()).append("` | `");
            page.append(setting.propertyName()).append("` |\n");
        }
        page.append(TAIL);
        if ("update".equals(System.getProperty("golden"))) Files.writeString(PAGE, page);
        assertThat(page.toString()).isEqualTo(Files.readString(PAGE));
    }
}
