package dev.tasse.internal.view;

import java.util.List;

/// Boxes and arrows: what a plan or a task graph looks like, before anybody has decided where on a
/// page it lies. A box stands after those with arrows to it, unless boxes take from each other.
///
/// @param title one line about the whole
public record Drawing(String title, List<Box> boxes, List<Arrow> arrows) {
    /// What the heat of a box is when it has none.
    public static final double COLD = -1;

    public Drawing {
        boxes = List.copyOf(boxes);
        arrows = List.copyOf(arrows);
    }

    /// A step or a task.
    ///
    /// @param text what it is called
    /// @param note what else is known of it
    /// @param heat from 0, light, to 1, dark; {@link #COLD} if it has no colour
    /// @param result whether it is what the user has asked for
    public record Box(String text, String note, double heat, boolean result) {}

    /// The box `to` takes what the box `from` makes; both by their places in the list.
    public record Arrow(int from, int to) {}

    /// The boxes with an arrow to box `to`.
    List<Integer> inputs(int to) {
        return arrows.stream().filter(arrow -> arrow.to() == to).map(Arrow::from).toList();
    }

    /// All boxes as text: one a line, after those whose results it takes.
    String text() {
        StringBuilder text = new StringBuilder(title).append('\n');
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            text.append('#').append(i + 1).append(' ').append(box.text());
            if (!box.note().isEmpty()) text.append(" (").append(box.note()).append(')');
            List<Integer> inputs = inputs(i);
            if (!inputs.isEmpty()) text.append(" <-");
            for (int input : inputs) text.append(" #").append(input + 1);
            text.append('\n');
        }
        return text.toString();
    }
}
