package dev.tasse.internal.view;

import dev.tasse.config.Config;
import dev.tasse.config.Setting;
import dev.tasse.graph.TaskStatus;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The state of a client as JSON: its settings and, of each job, how many tasks of each layer stand
/// where, and which ones run or have failed.
public final class Dump {
    private Dump() {}

    /// The text; ends with a line break.
    public static String json(int threads, Config config, List<TaskStatus> tasks) {
        Map<Integer, List<TaskStatus>> jobs = new TreeMap<>();
        for (TaskStatus task : tasks) {
            jobs.computeIfAbsent(task.job(), _ -> new ArrayList<>()).add(task);
        }
        String settings =
                Config.settings().stream()
                        .map(setting -> setting(setting, config))
                        .collect(Collectors.joining(",\n    "));
        String all =
                jobs.entrySet().stream()
                        .map(job -> job(job.getKey(), job.getValue()))
                        .collect(Collectors.joining(",\n    "));
        return "{\n  \"threads\": "
                + threads
                + ",\n  \"settings\": {\n    "
                + settings
                + "\n  },\n  \"jobs\": ["
                + (all.isEmpty() ? "" : "\n    " + all + "\n  ")
                + "]\n}\n";
    }

    private static String setting(Setting<?> setting, Config config) {
        return quoted(setting.name()) + ": " + quoted(String.valueOf(config.get(setting)));
    }

    private static String job(int number, List<TaskStatus> tasks) {
        Map<String, Map<TaskStatus.State, Integer>> layers = new LinkedHashMap<>();
        for (TaskStatus task : tasks) {
            layers.computeIfAbsent(task.key().layer(), _ -> new EnumMap<>(TaskStatus.State.class))
                    .merge(task.state(), 1, Integer::sum);
        }
        String counts =
                layers.entrySet().stream()
                        .map(layer -> layer(layer.getKey(), layer.getValue()))
                        .collect(Collectors.joining(", "));
        return "{\"job\": "
                + number
                + ", \"layers\": ["
                + counts
                + "], \"running\": ["
                + keys(tasks, TaskStatus.State.RUNNING)
                + "], \"failed\": ["
                + keys(tasks, TaskStatus.State.FAILED)
                + "]}";
    }

    private static String layer(String name, Map<TaskStatus.State, Integer> counts) {
        StringBuilder text = new StringBuilder("{\"layer\": ").append(quoted(name));
        counts.forEach((state, count) ->
                text.append(", ").append(quoted(state.name())).append(": ").append(count));
        return text.append('}').toString();
    }

    private static String keys(List<TaskStatus> tasks, TaskStatus.State state) {
        return tasks.stream()
                .filter(task -> task.state() == state)
                .map(Dump::task)
                .collect(Collectors.joining(", "));
    }

    private static String task(TaskStatus task) {
        String worker = task.worker().isEmpty() ? "" : ", \"worker\": " + quoted(task.worker());
        return "{\"layer\": %s, \"index\": %d%s}"
                .formatted(quoted(task.key().layer()), task.key().index(), worker);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') quoted.append('\\').append(c);
            else if (c < ' ') quoted.append("\\u%04x".formatted((int) c));
            else quoted.append(c);
        }
        return quoted.append('"').toString();
    }
}
