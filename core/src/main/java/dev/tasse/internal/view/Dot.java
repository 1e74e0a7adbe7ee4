package dev.tasse.internal.view;

/// A drawing in the language of Graphviz, which lays it out.
final class Dot {
    private Dot() {}

    static String text(Drawing drawing) {
        StringBuilder text = new StringBuilder("digraph tasse {\n");
        text.append("  label=").append(quoted(drawing.title())).append(";\n");
        text.append("  labelloc=t; node [shape=box, style=\"filled,rounded\"];\n");
        for (int i = 0; i < drawing.boxes().size(); i++) {
            Drawing.Box box = drawing.boxes().get(i);
            text.append("  n").append(i).append(" [label=").append(quoted(box.text()));
            text.append(", tooltip=").append(quoted(box.note()));
            text.append(", fillcolor=\"").append(Svg.colour(box.heat())).append('"');
            if (box.heat() > 0.5) text.append(", fontcolor=white");
            if (box.result()) text.append(", penwidth=3");
            text.append("];\n");
        }
        for (Drawing.Arrow arrow : drawing.arrows()) {
            text.append("  n").append(arrow.from()).append(" -> n").append(arrow.to());
            text.append(";\n");
        }
        return text.append("}\n").toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
