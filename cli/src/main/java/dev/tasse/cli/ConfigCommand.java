package dev.tasse.cli;

import dev.tasse.config.Config;
import dev.tasse.config.Setting;

import java.util.List;

/// Shows every setting.
final class ConfigCommand {
    private ConfigCommand() {}

    static void run(Running running) {
        Config config = Config.load();
        StringBuilder text = new StringBuilder();
        List<Setting<?>> settings = Config.settings();
        int width = settings.stream().mapToInt(setting -> setting.name().length()).max().orElse(0);
        for (Setting<?> setting : settings) {
            text.append(setting.name()).repeat(' ', width - setting.name().length() + 2);
            text.append(config.get(setting)).append("  (");
            text.append(config.origin(setting)).append(")\n");
        }
        running.print(text.toString());
    }
}
