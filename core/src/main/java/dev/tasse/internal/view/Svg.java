package dev.tasse.internal.view;

import java.util.Locale;

/// A drawing as Scalable Vector Graphics, for any browser.
final class Svg {
    private static final double CHARACTER = 7.2;
    private static final double PADDING = 10;
    private static final double HEIGHT = 28;
    private static final double ROW = 72;
    private static final double TOP = 48;
    private static final int LONGEST = 60;

    // From light to dark, after ColorBrewer's "Blues".
    private static final int[] LIGHT = {0xEF, 0xF3, 0xFF};
    private static final int[] DARK = {0x08, 0x45, 0x94};

    private final Drawing drawing;
    private final Placement placement;
    private final double[] widths;
    private final StringBuilder text = new StringBuilder();

    private Svg(Drawing drawing) {
        this.drawing = drawing;
        widths =
                drawing.boxes().stream()
                        .mapToDouble(box -> shown(box).length() * CHARACTER + 2 * PADDING)
                        .toArray();
        placement = Placement.of(drawing, widths);
    }

    static String text(Drawing drawing) {
        return new Svg(drawing).text();
    }

    private static String shown(Drawing.Box box) {
        String text = box.text();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    private String text() {
        double width = Math.max(placement.width(), drawing.title().length() * CHARACTER + 48);
        text.append("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        attribute("width", width).attribute("height", TOP + placement.rowCount() * ROW);
        text.append(" font-family=\"monospace\" font-size=\"12\">\n");
        text.append("<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\"");
        text.append(" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\">");
        text.append("<path d=\"M0,0 L8,4 L0,8 z\" fill=\"#666\"/></marker></defs>\n");
        text.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        text.append("<text x=\"24\" y=\"24\" fill=\"#444\">");
        text.append(escaped(drawing.title())).append("</text>\n");
        for (int i = 0; i < drawing.arrows().size(); i++) arrow(i);
        for (int i = 0; i < drawing.boxes().size(); i++) box(i);
        return text.append("</svg>\n").toString();
    }

    private static double top(int row) {
        return TOP + row * ROW;
    }

    private void arrow(int i) {
        double[] way = placement.way(i);
        int row = placement.row(drawing.arrows().get(i).from());
        boolean down = row < placement.row(drawing.arrows().get(i).to());
        double y = down ? top(row) + HEIGHT : top(row);
        text.append("<path fill=\"none\" stroke=\"#666\" marker-end=\"url(#tip)\" d=\"M");
        point(way[0], y);
        for (int at = 1; at < way.length; at++) {
            double end = end(i, at, way.length, down);
            double middle = (y + end) / 2;
            text.append(" C");
            point(way[at - 1], middle).point(way[at], middle).point(way[at], end);
            y = end;
        }
        text.append("\"/>\n");
    }

    /// Where the piece of arrow `i` that ends at its point `at` ends.
    private double end(int i, int at, int points, boolean down) {
        Drawing.Arrow arrow = drawing.arrows().get(i);
        if (!down) return top(placement.row(arrow.to())) + HEIGHT;
        double top = top(placement.row(arrow.from()) + at);
        return at == points - 1 ? top : top + HEIGHT / 2;
    }

    private void box(int i) {
        Drawing.Box box = drawing.boxes().get(i);
        double y = top(placement.row(i));
        String note = box.note().isEmpty() ? box.text() : box.text() + ": " + box.note();
        text.append("<g><title>").append(escaped(note)).append("</title><rect");
        attribute("x", placement.x(i) - widths[i] / 2).attribute("y", y);
        attribute("width", widths[i]).attribute("height", HEIGHT);
        text.append(" rx=\"5\" stroke=\"#333\" fill=\"").append(colour(box.heat()));
        text.append(box.result() ? "\" stroke-width=\"3\"/><text" : "\"/><text");
        attribute("x", placement.x(i)).attribute("y", y + HEIGHT / 2 + 4);
        text.append(box.heat() > 0.5 ? " fill=\"white\"" : "");
        text.append(" text-anchor=\"middle\">").append(escaped(shown(box)));
        text.append("</text></g>\n");
    }

    /// The colour of `heat`, as SVG and DOT write it.
    static String colour(double heat) {
        if (heat < 0) return "#ffffff";
        StringBuilder colour = new StringBuilder("#");
        for (int i = 0; i < LIGHT.length; i++) {
            long part = Math.round(LIGHT[i] + heat * (DARK[i] - LIGHT[i]));
            colour.append(String.format(Locale.ROOT, "%02x", part));
        }
        return colour.toString();
    }

    private Svg attribute(String name, double value) {
        text.append(' ').append(name).append("=\"").append(number(value)).append('"');
        return this;
    }

    private Svg point(double x, double y) {
        text.append(number(x)).append(',').append(number(y)).append(' ');
        return this;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
