package dev.tasse.cli;

import dev.tasse.type.Schema;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Shows the names and types of the columns of a file.
@Command(
        name = "schema",
        description = "Shows the names and types of the columns of a file.",
        mixinStandardHelpOptions = true)
final class SchemaCommand implements Runnable {
    @Mixin private Running running = new Running();
    @Mixin private Tables tables = new Tables();

    @Parameters(paramLabel = "PATH", description = "the file")
    private String path = "";

    @Override
    public void run() {
        Schema schema = tables.open(path).schema();
        int width = schema.names().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < schema.size(); i++) {
            String name = schema.name(i);
            text.append(name).repeat(' ', width - name.length() + 2);
            text.append(schema.type(i)).append('\n');
        }
        running.print(text.toString());
    }
}
