package dev.tasse.cli;

import dev.tasse.type.Schema;

/// Shows the names and types of the columns of a file.
record SchemaCommand(Running running, Tables tables, String path) {
    static SchemaCommand of(Running running, Arguments arguments) {
        return new SchemaCommand(running, Tables.of(arguments), arguments.parameter());
    }

    void run() {
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
